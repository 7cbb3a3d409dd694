import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Gap } from './gap.ts';
import { GapTracker } from './gap-tracker.ts';

const holders = (...names: readonly string[]): ReadonlySet<string> => new Set(names);
const gap = (from: bigint, to = from) => ({ from, to });

/** One round: learns who writes, and finds `filled` when it reads what is due. */
function round(
  tracker: GapTracker,
  now: number,
  { writing, filled = [] }: { writing: ReadonlySet<string> | null; filled?: readonly bigint[] },
): readonly Gap[] {
  tracker.meet(writing, now);
  const due = tracker.due;
  tracker.settle(filled, due.at(-1)?.to ?? 0n);
  return tracker.open;
}

describe('a place that may still be filled', () => {
  it('stays open while one of those lives who held a lock when it was missed', () => {
    const tracker = new GapTracker(0);
    tracker.watch([gap(3n)], holders('a', 'b'));
    expect(round(tracker, 0, { writing: holders('b', 'c') })).toMatchObject([gap(3n)]);
    expect(round(tracker, 1, { writing: holders('c') })).toEqual([]);
  });

  it('is closed by nobody who came later', () => {
    const tracker = new GapTracker(0);
    tracker.watch([gap(3n)], holders());
    expect(round(tracker, 0, { writing: holders('new') })).toEqual([]);
  });

  it('waits for its patience once nobody is left', () => {
    const tracker = new GapTracker(100);
    tracker.watch([gap(3n)], holders('a'));
    round(tracker, 1000, { writing: holders() });
    expect(round(tracker, 1099, { writing: holders() })).toMatchObject([gap(3n)]);
    expect(round(tracker, 1100, { writing: holders() })).toEqual([]);
  });

  it('waits for its patience alone where the server shows no locks', () => {
    const tracker = new GapTracker(100);
    tracker.watch([gap(3n)], null);
    expect(round(tracker, 5, { writing: null })).toMatchObject([gap(3n)]);
    expect(round(tracker, 105, { writing: null })).toEqual([]);
  });

  it('is split by what fills a part of it', () => {
    const tracker = new GapTracker(0);
    tracker.watch([gap(3n, 9n)], holders('a'));
    const open = round(tracker, 0, { writing: holders('a'), filled: [5n, 9n, 20n] });
    expect(open).toMatchObject([gap(3n, 4n), gap(6n, 8n)]);
  });

  it('is read again only after one who could fill it has ended', () => {
    const tracker = new GapTracker(0);
    tracker.watch([gap(3n)], holders('a', 'b'));
    round(tracker, 0, { writing: holders('a', 'b') });
    tracker.meet(holders('a', 'b', 'c'), 1);
    expect(tracker.due).toEqual([]);
    tracker.meet(holders('a', 'c'), 2);
    expect(tracker.due).toMatchObject([gap(3n)]);
  });

  it('stays open behind the place up to which was read', () => {
    const tracker = new GapTracker(0);
    tracker.watch([gap(1n, 10n), gap(15n)], holders());
    tracker.meet(holders(), 0);
    tracker.settle([2n, 4n], 4n);
    expect(tracker.open).toMatchObject([gap(5n, 10n), gap(15n)]);
    expect(tracker.due).toMatchObject([gap(5n, 10n), gap(15n)]);
  });
});

describe('gaps settled part by part', () => {
  it('are open no more once all was read, whatever the size of a part', () => {
    const filled = fc.uniqueArray(fc.bigInt({ min: 1n, max: 80n }));
    fc.assert(fc.property(filled, fc.integer({ min: 1, max: 9 }), settleAll));
  });

  function settleAll(filled: readonly bigint[], part: number): void {
    const tracker = new GapTracker(0);
    tracker.watch([gap(1n, 30n), gap(40n), gap(45n, 70n)], holders());
    tracker.meet(holders(), 0);
    const inside = filled
      .filter((place) => tracker.due.some(({ from, to }) => from <= place && place <= to))
      .toSorted((a, b) => (a < b ? -1 : 1));
    for (let from = 0; from < inside.length; from += part) {
      const settled = inside.slice(from, from + part);
      const left = inside.slice(from + part);
      const end = left.length === 0 ? 70n : (settled.at(-1) ?? 70n);
      tracker.settle(settled, end);
      const isDue = (place: bigint): boolean =>
        tracker.due.some((each) => each.from <= place && place <= each.to);
      expect(left.filter((place) => !isDue(place))).toEqual([]);
    }
    if (inside.length === 0) tracker.settle([], 70n);
    expect(tracker.open).toEqual([]);
  }
});
