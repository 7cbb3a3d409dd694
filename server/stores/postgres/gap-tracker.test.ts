import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GapTracker, gapsOfToken } from './gap-tracker.ts';

const holders = (...names: readonly string[]): ReadonlySet<string> => new Set(names);
const gap = (from: bigint, to = from) => ({ from, to });

describe('places that were passed but hold nothing', () => {
  it.each([
    ['none', { after: 0n, seen: [1n, 2n, 3n], expected: [] }],
    ['one before the first', { after: 0n, seen: [2n], expected: [gap(1n)] }],
    ['some between', { after: 4n, seen: [5n, 9n, 11n], expected: [gap(6n, 8n), gap(10n)] }],
    ['none of a page without events', { after: 4n, seen: [], expected: [] }],
  ])('are %s', (_, { after, seen, expected }) => {
    expect(GapTracker.missing(after, seen)).toEqual(expected);
  });

  it('with the places that were seen make up the whole range', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.bigInt({ min: 1n, max: 60n })), (places) => {
        const seen = places.toSorted((a, b) => (a < b ? -1 : 1));
        const missing = GapTracker.missing(0n, seen).flatMap(({ from, to }) =>
          Array.from({ length: Number(to - from) + 1 }, (_, n) => from + BigInt(n)),
        );
        const all = [...seen, ...missing].toSorted((a, b) => (a < b ? -1 : 1));
        expect(all).toEqual(
          Array.from({ length: Number(seen.at(-1) ?? 0n) }, (_, n) => BigInt(n + 1)),
        );
      }),
    );
  });
});

describe('a place that may still be filled', () => {
  it('stays open while one of those lives who held a lock when it was missed', () => {
    const tracker = new GapTracker(0);
    tracker.watch([gap(3n)], holders('a', 'b'));
    tracker.settle([], holders('b', 'c'), 0);
    expect(tracker.open).toMatchObject([gap(3n)]);
    tracker.settle([], holders('c'), 1);
    expect(tracker.open).toEqual([]);
  });

  it('is closed by nobody who came later', () => {
    const tracker = new GapTracker(0);
    tracker.watch([gap(3n)], holders());
    tracker.settle([], holders('new'), 0);
    expect(tracker.open).toEqual([]);
  });

  it('waits for its patience once nobody is left', () => {
    const tracker = new GapTracker(100);
    tracker.watch([gap(3n)], holders('a'));
    tracker.settle([], holders(), 1000);
    tracker.settle([], holders(), 1099);
    expect(tracker.open).toMatchObject([gap(3n)]);
    tracker.settle([], holders(), 1100);
    expect(tracker.open).toEqual([]);
  });

  it('waits for its patience alone where the server shows no locks', () => {
    const tracker = new GapTracker(100);
    tracker.watch([gap(3n)], null);
    tracker.settle([], null, 5);
    expect(tracker.open).toMatchObject([gap(3n)]);
    tracker.settle([], null, 105);
    expect(tracker.open).toEqual([]);
  });

  it('is split by what fills a part of it', () => {
    const tracker = new GapTracker(0);
    tracker.watch([gap(3n, 9n)], holders('a'));
    tracker.settle([9n, 5n, 20n], holders('a'), 0);
    expect(tracker.open).toMatchObject([gap(3n, 4n), gap(6n, 8n)]);
  });
});

describe('a place to resume at', () => {
  it('names the open places below it, and is read back', () => {
    const tracker = new GapTracker(0);
    tracker.watch([gap(14n), gap(9n, 11n)], holders());
    expect(tracker.token(17n)).toBe('17.9-11.14');
    expect(gapsOfToken('17.9-11.14')).toEqual([gap(9n, 11n), gap(14n)]);
  });

  it.each(['17', '17.x', '17.9-', '17.11-9', '17..', ''])('has no open places in %j', (token) => {
    expect(gapsOfToken(token)).toEqual([]);
  });

  it('stays short however many places are open', () => {
    const tracker = new GapTracker(0);
    tracker.watch(
      Array.from({ length: 1000 }, (_, n) => gap(BigInt(n * 2))),
      holders(),
    );
    expect(gapsOfToken(tracker.token(2000n))).toHaveLength(40);
  });
});
