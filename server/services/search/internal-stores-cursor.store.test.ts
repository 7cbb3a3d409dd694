import { describe, expect, it } from 'vitest';
import { instant } from '@/lib/events/ids.ts';
import { mostStores } from '@/lib/query/limits.ts';
import { ownData } from '@/server/testing/own-data.ts';
import { Lane } from './internal-lane.ts';
import type { OpenLane } from './internal-lanes.ts';
import { placeOf } from './internal-store-search.ts';
import { printPlace, readPlace } from './internal-stores-cursor.ts';

ownData();
const asked = ['stores', 'type:Opened'];
const time = instant('2026-03-01T12:34:56.789012Z');

/** A store in the middle of a search whose log was not final, which may have failed since. */
function openLane(at: number, failure: string | null): OpenLane {
  const place = String(900_719_925_474_099 + at);
  const tally = {
    ...{ examined: 200_000 + at, matched: 12_345 + at, unreadable: 1000 + at, newer: 1000 },
    searchedTo: time,
    provisional: { settled: place, newer: 1000, more: true, byTime: false },
  };
  const lane = new Lane({
    store: `store-with-a-rather-long-name-${at}`,
    place: { after: placeOf(place), tally },
    steps: nothing(),
    patience: 1,
    stop: () => undefined,
  });
  lane.failure = failure;
  return { lane, part: null, head: place, newest: time };
}

async function* nothing(): AsyncGenerator<never> {
  // No store is asked here.
}

const lanesFailingWith = (failure: string | null): OpenLane[] =>
  Array.from({ length: mostStores }, (_, at) => openLane(at, failure));
const print = (lanes: readonly OpenLane[]): string =>
  printPlace(asked, lanes, { now: time, newest: time, table: undefined });

describe('the page token of a search over as many stores as it may ask', () => {
  it.each([
    ['goes on', null],
    ['failed', 'The server closed the connection. '.repeat(6)],
    ['failed in other letters', '接続が閉じられました "…" '.repeat(15)],
  ])('is accepted when every one of them %s', (_, failure) => {
    const lanes = lanesFailingWith(failure);
    const token = print(lanes);
    const { lanes: read } = readPlace(asked, token);
    expect(read.size).toBe(mostStores);
    for (const { lane, head } of lanes) {
      const place = read.get(lane.store);
      expect(place).toMatchObject({ head, mark: lane.mark });
      const { over } = place ?? {};
      expect(over === false ? null : failure?.startsWith(String(over))).toBe(
        failure === null ? null : true,
      );
    }
  });

  it('keeps of the reasons what an address has room for', () => {
    const words = 'x'.repeat(300);
    const few = lanesFailingWith(null).slice(0, 5);
    for (const { lane } of few) lane.failure = words;
    const reasonsIn = (lanes: readonly OpenLane[]): unknown[] =>
      [...readPlace(asked, print(lanes)).lanes.values()].map(({ over }) => String(over).length);
    expect(reasonsIn(few)).toEqual(few.map(() => 200));
    const all = lanesFailingWith(words);
    expect(reasonsIn(all)).toEqual(all.map(() => 30));
    expect(print(all).length).toBeLessThan(16 * 1024);
  });
});
