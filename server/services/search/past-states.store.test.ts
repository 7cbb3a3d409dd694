import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SearchStep } from '@/lib/api/search.ts';
import { indexStore } from '@/server/index/testing/index-store.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { searchEvents } from './search-events.ts';

const own = ownData();
const values = ['red', 'green', 'blue', 'gold'] as const;
const fields = ['shirt', 'hat'] as const;
type Field = (typeof fields)[number];
type State = Readonly<Partial<Record<Field, string>>>;

interface Moved {
  readonly stream: string;
  /** Null takes the value away. */
  readonly patch: Readonly<Partial<Record<Field, string | null>>>;
}

/** Values go from stream to stream: who takes one, and who has it taken. */
const moves = fc.sample(
  fc.record({
    stream: fc.nat(7).map((number) => `person-${number}`),
    patch: fc.oneof(
      fc.record({ shirt: fc.constantFrom(...values, null) }),
      fc.record({ hat: fc.constantFrom(...values, null) }),
      fc.record({ shirt: fc.constantFrom(...values), hat: fc.constantFrom(...values, null) }),
    ),
  }),
  { numRuns: 240, seed: 11 },
) satisfies readonly Moved[];

const timeOf = (at: number): string => new Date(Date.UTC(2026, 0, 1, at)).toISOString();

interface Step {
  readonly id: string;
  readonly stream: string;
  readonly time: string;
  readonly before: State;
  readonly after: State;
}

/** Every state by hand. */
const steps: readonly Step[] = (() => {
  const states = new Map<string, State>();
  return moves.map(({ stream, patch }, at) => {
    const before = states.get(stream) ?? {};
    const entries = Object.entries({ ...before, ...patch }).filter(([, value]) => value !== null);
    const after: State = Object.fromEntries(entries);
    states.set(stream, after);
    return { id: `m${at}`, stream, time: timeOf(at), before, after };
  });
})();

beforeAll(async () => {
  own.write(
    'wardrobe',
    moves.map(({ stream, patch }, at) => ({
      stream,
      id: `m${at}`,
      recordedAt: timeOf(at),
      data: JSON.stringify(patch),
    })),
  );
  await indexStore('wardrobe', moves.length);
});

async function search(q: string) {
  const { value } = await searchEvents(callAs(), { store: 'wardrobe', q, limit: 500 });
  const found: SearchStep[] = [];
  for await (const step of value) found.push(step);
  const end = found.at(-1);
  if (end?.kind !== 'end') throw new Error('A search ends with its end.');
  expect(end.coverage).toMatchObject({ complete: true, unreadable: 0 });
  expect(end.coverage.index, q).toMatchObject({ events: moves.length, newer: 0 });
  return found.flatMap((step) => (step.kind === 'hits' ? step.items : [])).map(({ id }) => id);
}

const where = (holds: (step: Step) => boolean): readonly string[] =>
  steps
    .filter(holds)
    .map(({ id }) => id)
    .toReversed();

const changed = ({ before, after }: Step, field: Field): boolean => before[field] !== after[field];

/** State of a stream after its last event at or before a time. */
const stateAt = (stream: string, time: string): State =>
  steps.findLast((step) => step.stream === stream && step.time <= time)?.after ?? {};

/** Whether a stream had the value when a window began or after an event in it. */
function held(stream: string, value: string, [from, to]: readonly [string, string]): boolean {
  const inWindow = steps.filter(
    (step) => step.stream === stream && step.time > from && step.time <= to,
  );
  return [stateAt(stream, from), ...inWindow.map(({ after }) => after)].some(
    (state) => state.shirt === value,
  );
}

describe('past states, values going from stream to stream', () => {
  it.each(fields.flatMap((field) => values.map((value) => [field, value] as const)))(
    'who came to have, lost and handed on: %s %s',
    async (field, value) => {
      expect(await search(`change.${field}:${value}`)).toEqual(
        where((step) => changed(step, field) && step.after[field] === value),
      );
      expect(await search(`change.${field}:${value}->*`)).toEqual(
        where((step) => changed(step, field) && step.before[field] === value),
      );
      expect(await search(`change.${field}:${value}->missing`)).toEqual(
        where((step) => step.before[field] === value && step.after[field] === undefined),
      );
      expect(await search(`change.${field}:${value}->gold`)).toEqual(
        where(
          (step) =>
            changed(step, field) && step.before[field] === value && step.after[field] === 'gold',
        ),
      );
      expect(await search(`state.${field}:${value}`)).toEqual(
        where(({ after }) => after[field] === value),
      );
    },
  );

  it.each([3, 40, 77, 120, 239])('who had what at hour %i', async (hour) => {
    for (const value of values) {
      const time = timeOf(hour);
      expect(await search(`state.hat:${value} at:${time}`)).toEqual(
        where(({ stream }) => stateAt(stream, time).hat === value),
      );
    }
  });

  it.each([
    [5, 9],
    [30, 31],
    [100, 160],
    [238, 300],
  ])('who ever had what from hour %i to %i', async (from, to) => {
    for (const value of values) {
      const window = [timeOf(from), timeOf(to)] as const;
      expect(await search(`was.shirt:${value} during:${window.join('..')}`)).toEqual(
        where(({ stream }) => held(stream, value, window)),
      );
    }
  });

  it('counts by stream who ever had it', async () => {
    const { value } = await searchEvents(callAs(), {
      store: 'wardrobe',
      q: 'was.shirt:gold | count by stream',
    });
    let rows: readonly (readonly (string | null)[])[] = [];
    for await (const step of value) if (step.kind === 'table') rows = step.rows;
    const streams = new Set(
      steps.filter(({ after }) => after.shirt === 'gold').map(({ stream }) => stream),
    );
    const counts = [...streams].map((stream) => [
      stream,
      String(steps.filter((step) => step.stream === stream).length),
    ]);
    expect(rows.toSorted()).toEqual(counts.toSorted());
  });
});
