import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { nothingMasked } from '@/lib/masking/policy.ts';
import { arbitraryLog } from '@/lib/query/evaluate/arbitrary-log.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import { Judge } from './internal-judge.ts';
import { Lane } from './internal-lane.ts';
import { mergeLanes } from './internal-merge.ts';
import { planOf, readQuery } from './internal-plan.ts';
import { scanLog, type Mark } from './internal-scan.ts';
import { nothingYet } from './internal-store-search.ts';

const clock = { now: instant('2026-03-10T12:00:00Z'), zone: 'UTC' };
const { signal } = new AbortController();

interface Dice {
  readonly q: string;
  readonly limit: number;
  /** Most events one page looks at, and most that a store gives at once. */
  readonly events: number;
  readonly most: number;
}

const dice: fc.Arbitrary<Dice> = fc.record({
  q: fc.constantFrom('', 'type:EmailChanged', 'initiator:ann', 'data.status:open', 'event:e-3'),
  limit: fc.integer({ min: 1, max: 6 }),
  events: fc.integer({ min: 1, max: 8 }),
  most: fc.integer({ min: 1, max: 5 }),
});

function laneOf(log: readonly RecordedEvent[], index: number, { dice: given, place }: Start): Lane {
  const memory = openMemoryStore(0n);
  memory.append(log);
  const store = {
    ...memory.store,
    readLog: (
      filter: Parameters<typeof memory.store.readLog>[0],
      range: Parameters<typeof memory.store.readLog>[1],
      options: Parameters<typeof memory.store.readLog>[2],
    ) => {
      const limit = Math.min(options.limit, given.most);
      return memory.store.readLog(filter, range, { ...options, limit, maxScanned: limit });
    },
  };
  const plan = planOf(readQuery(given.q, nothingMasked).query, { store, service: 'x', clock });
  const head = position(String(log.length));
  const { limit, events } = given;
  const steps = scanLog({
    ...{ store, head, signal, limit, events, milliseconds: 60_000, until: null },
    judge: new Judge(plan, { store, head, signal }),
    after: place.after,
    tally: place.tally,
  });
  const stop = (): void => undefined;
  return new Lane({ store: String(index), place, steps, patience: 60_000, stop });
}

interface Start {
  readonly dice: Dice;
  readonly place: Mark;
}

/** All pages over several logs, as `store id`. */
async function walk(logs: readonly (readonly RecordedEvent[])[], given: Dice) {
  const told: string[] = [];
  let places: readonly (Mark | null)[] = logs.map(() => ({ after: null, tally: nothingYet }));
  for (let pages = 0; places.some((place) => place !== null); pages += 1) {
    expect(pages).toBeLessThan(200);
    const lanes = logs.flatMap((log, index) => {
      const place = places[index] ?? null;
      return place === null || log.length === 0 ? [] : [laneOf(log, index, { dice: given, place })];
    });
    let count = 0;
    for await (const step of mergeLanes(lanes, { limit: given.limit, inOrder: true })) {
      if (step.kind === 'progress') continue;
      count += step.told.length;
      told.push(...step.told.map(({ lane, event }) => `${lane.store} ${event.id}`));
    }
    expect(count).toBeLessThanOrEqual(given.limit);
    places = logs.map((_, index) => {
      const lane = lanes.find(({ store }) => store === String(index));
      return lane === undefined || (lane.exhausted && lane.held === 0) ? null : lane.mark;
    });
  }
  return told;
}

/** The same log by a clock that never runs backwards. */
function withGoodClock(log: readonly RecordedEvent[]): readonly RecordedEvent[] {
  const times = log.flatMap(({ recordedAt }) => recordedAt ?? []).sort(compareInstants);
  const first = times[0] ?? instant('2026-02-25T00:00:00Z');
  return log.map((event, index) => ({
    ...event,
    recordedAt: times[Math.max(0, index - (log.length - times.length))] ?? first,
  }));
}

/** What the stores find by themselves, one after the other, each newest first. */
async function found(logs: readonly (readonly RecordedEvent[])[], q: string) {
  const whole = { q, limit: 1000, events: 1000, most: 1000 };
  const lists = await Promise.all(logs.map((log) => walk([log], whole)));
  return lists.map((list, index) => list.map((each) => each.replace(/^0/, String(index))));
}

const logs = fc.array(arbitraryLog, { minLength: 1, maxLength: 3 });

describe('the finds of several stores', () => {
  it('are those of each, by time, equal times in the order of the stores, whatever pages and budgets', async () => {
    await fc.assert(
      fc.asyncProperty(logs, dice, async (given, choice) => {
        const good = given.map(withGoodClock);
        const timeOf = (each: string): string => {
          const [store = '', id] = each.split(' ');
          const event = good[Number(store)]?.find((one) => one.id === id);
          return event?.recordedAt ?? '';
        };
        const union = (await found(good, choice.q)).flat();
        const sorted = union.toSorted((a, b) =>
          compareInstants(instant(timeOf(b)), instant(timeOf(a))),
        );
        expect(await walk(good, choice)).toStrictEqual(sorted);
      }),
      { numRuns: 150 },
    );
  });

  it('are none lost and none told twice, each store in its order, also by clocks that run backwards', async () => {
    await fc.assert(
      fc.asyncProperty(logs, dice, async (given, choice) => {
        const told = await walk(given, choice);
        for (const [index, list] of (await found(given, choice.q)).entries()) {
          expect(told.filter((each) => each.startsWith(`${index} `))).toStrictEqual(list);
        }
      }),
      { numRuns: 100 },
    );
  });
});
