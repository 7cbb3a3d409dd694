import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HappenedView } from '@/lib/api/two-clocks.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { arbitraryClocks } from '@/lib/fold/arbitrary-clocks.ts';
import { Fold } from '@/lib/fold/fold.ts';
import { inferredReducer } from '@/lib/fold/inferred-reducer.ts';
import { twoClocks } from '@/lib/fold/two-clocks.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { forgetInProcess } from '@/server/once-in-process.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { readHappened } from './read-happened.ts';
import { readHappenedRail } from './read-happened-rail.ts';
import { readHappenedState } from './read-happened-state.ts';

const own = ownData();
let stores = 0;

function planted(events: readonly RecordedEvent[]) {
  stores += 1;
  const name = `happened-${String(stores)}`;
  const { store, append } = openMemoryStore(0n);
  append(events);
  own.plant(name, store);
  return { store: name, stream: events[0]?.streamId ?? '' };
}

/** Forward from the beginning, or backward from the end, page by page. */
async function walked(
  ask: ReturnType<typeof planted>,
  direction: 'forward' | 'backward',
  limit: number,
) {
  const items: HappenedView[] = [];
  let { value: page } = await readHappened(callAs(), {
    ...{ ...ask, limit },
    ...(direction === 'forward' ? { place: 0 } : {}),
  });
  if (direction === 'forward') {
    expect(page.place).toBe(0);
    items.push(...page.items);
    while (page.place + page.items.length < page.total) {
      const after = items.at(-1)?.event.version ?? '';
      page = (await readHappened(callAs(), { ...ask, limit, after })).value;
      expect(page.place).toBe(items.length);
      items.push(...page.items);
    }
    return items;
  }
  expect(page.place + page.items.length).toBe(page.total);
  items.unshift(...page.items);
  while (page.place > 0) {
    const before = items[0]?.event.version ?? '';
    page = (await readHappened(callAs(), { ...ask, limit, before })).value;
    items.unshift(...page.items);
  }
  return items;
}

const clocks = arbitraryClocks.filter((events) => events.length > 0);

describe('a stream by the time its events happened, page by page', () => {
  it('is every event once in that order, however it is paged', async () => {
    await fc.assert(
      fc.asyncProperty(
        clocks,
        fc.constantFrom('forward' as const, 'backward' as const),
        fc.integer({ min: 1, max: 7 }),
        async (events, direction, limit) => {
          const items = await walked(planted(events), direction, limit);
          const { order, happenings, overtaken } = twoClocks(events);
          expect(items.map(({ event: { id }, by, overtook }) => [id, by, overtook])).toEqual(
            order.map((index) => [
              events[index]?.id,
              happenings[index]?.by,
              events[overtaken[index] ?? -1]?.version.toString() ?? null,
            ]),
          );
        },
      ),
      { numRuns: 20 },
    );
  });

  it('has at every event the state of folding from the beginning in that order', async () => {
    await fc.assert(
      fc.asyncProperty(clocks, async (events) => {
        const ask = planted(events);
        const fold = new Fold(inferredReducer, { track: true, order: 'given' });
        const states = new Map<string, string | null>();
        for (const index of twoClocks(events).order) {
          const event = events[index];
          if (event === undefined) continue;
          fold.take(event);
          states.set(
            String(event.version),
            fold.state === undefined ? null : printJson(fold.state),
          );
        }
        for (const [version, state] of states) {
          const { value } = await readHappenedState(callAs(), { ...ask, at: `v${version}` });
          expect([version, value.state]).toEqual([version, state]);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('counts every event once on the rail, and marks those recorded late', async () => {
    await fc.assert(
      fc.asyncProperty(clocks, async (events) => {
        const { value } = await readHappenedRail(callAs(), { ...planted(events), slices: 10 });
        expect(value.overTime.reduce((sum, count) => sum + count, 0)).toBe(events.length);
        expect(value.placeAtSlice).toEqual(value.placeAtSlice.toSorted((a, b) => a - b));
        expect(value.placeAtSlice.at(-1)).toBe(events.length - 1);
      }),
      { numRuns: 8 },
    );
  });
});

describe('a long stream by the time its events happened', () => {
  const minute = (at: number): string => new Date(Date.UTC(2026, 0, 1) + at * 60_000).toISOString();
  const length = 5000;
  /** One event that happened at the time of the thousandth comes last but nine. */
  const ask = { store: 'long', stream: 'account-1' };
  own.write(
    'long',
    Array.from({ length }, (_, at) => ({
      stream: ask.stream,
      recordedAt: minute(at),
      occurredAt: minute(at === length - 10 ? 1000.5 : at),
      data: `{"n":${String(at)},"k${String(at % 7)}":${String(at)}}`,
    })),
  );
  const foldedAt = async (at: string): Promise<number> =>
    (await readHappened(callAs(), { ...ask, at, limit: 10 })).value.folded;

  it('is folded on from where the orders part, and each event once', async () => {
    expect(await foldedAt('v900')).toBeLessThan(1000);
    const first = await foldedAt(`v${String(length)}`);
    expect(first).toBeGreaterThan(3900);
    expect(first).toBeLessThan(5000);
    expect(await foldedAt(`v${String(length)}`)).toBeLessThan(1100);
    expect(await foldedAt('v3000')).toBeLessThan(1100);
    forgetInProcess('happened-folds');
    expect(await foldedAt('v3000')).toBeLessThan(2600);
  });

  it('shows around a moment what happened around it, whenever that was recorded', async () => {
    const { value } = await readHappened(callAs(), { ...ask, at: minute(1001), limit: 5 });
    expect(value.items.map(({ event }) => event.version)).toEqual([
      ...['1001', '4991', '1002', '1003', '1004'],
    ]);
    expect([value.place, value.total]).toEqual([1000, length]);
    expect(value.items[1]?.overtook).toBe('1002');
  });

  it('marks where a field changed in that order', async () => {
    const { value } = await readHappenedRail(callAs(), { ...ask, path: 'k0', slices: 10 });
    expect(value.marks).toHaveLength(Math.ceil(length / 7));
    expect(value.late.count).toBe(1);
    expect(value.late.marks[0]?.place).toBe(1001);
  });
});
