import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { version, type Version } from '@/lib/events/ids.ts';
import { arbitraryStream } from '../arbitrary-stream.ts';
import { frozenToText } from '../frozen-text.ts';
import { inferredReducer } from '../inferred-reducer.ts';
import type { Reducer } from '../reducer.ts';
import { blameViolations } from './blame-violations.ts';
import { checkpointViolations } from './checkpoint-violations.ts';
import { ledgerViolations, type PlaceHistory } from './ledger-violations.ts';
import { momentsOf } from './moments-of.ts';
import { purityViolations } from './purity-violations.ts';
import { blameOf, checkpointsOf, ledgerOf, saying } from './told-of.ts';

/** One of them; where there is none the run does not count. */
function picked<Item>(items: readonly Item[], seed: number): Item {
  const item = items[seed % Math.max(1, items.length)];
  fc.pre(item !== undefined);
  return item;
}

describe('a planted fault is caught:', () => {
  const runs = { numRuns: 200 };

  it('a boundary of the ledger at another version', () => {
    fc.assert(
      fc.property(arbitraryStream, fc.nat(), (events, seed) => {
        const ledger = ledgerOf(events, inferredReducer);
        const versions = momentsOf(events, inferredReducer).map(({ event }) => event.version);
        const moves = ledger.flatMap((history, at) =>
          movedBoundaries(history, versions).map((moved) => ledger.with(at, moved)),
        );
        const wrong = picked(moves, seed);
        expect(ledgerViolations(events, wrong, inferredReducer)).not.toEqual([]);
      }),
      runs,
    );
  });

  it.each<[string, (history: PlaceHistory, at: number) => PlaceHistory | null]>([
    [
      'an interval that is missing',
      ({ place, intervals }, at) => ({
        place,
        intervals: intervals.toSpliced(at, 1),
      }),
    ],
    [
      'a boundary without a difference',
      ({ place, intervals }, at) => {
        const [one] = intervals.slice(at);
        const to = one === undefined ? null : (one.to ?? one.from + 99n);
        if (one === undefined || to === null || to - one.from < 2n) return null;
        const middle = version(one.from + 1n);
        const halves = [
          { ...one, to: middle },
          { ...one, from: middle },
        ];
        return { place, intervals: intervals.toSpliced(at, 1, ...halves) };
      },
    ],
    [
      'another value',
      ({ place, intervals }, at) => ({
        place,
        intervals: intervals.map((each, index) =>
          index === at ? { ...each, value: '"planted"' } : each,
        ),
      }),
    ],
  ])('in the ledger, %s', (_, plant) => {
    fc.assert(
      fc.property(arbitraryStream, fc.nat(), (events, seed) => {
        const ledger = ledgerOf(events, inferredReducer);
        const planted = ledger.flatMap((history, at) =>
          history.intervals.flatMap((__, index) => {
            const wrong = plant(history, index);
            return wrong === null ? [] : [ledger.with(at, wrong)];
          }),
        );
        expect(ledgerViolations(events, picked(planted, seed), inferredReducer)).not.toEqual([]);
      }),
      runs,
    );
  });

  it('a place that is not in the ledger', () => {
    fc.assert(
      fc.property(arbitraryStream, fc.nat(), (events, seed) => {
        const ledger = ledgerOf(events, inferredReducer);
        const wrong = picked(
          ledger.map((__, at) => ledger.toSpliced(at, 1)),
          seed,
        );
        expect(ledgerViolations(events, wrong, inferredReducer)).not.toEqual([]);
      }),
      runs,
    );
  });

  it('a leaf that is blamed on another event', () => {
    fc.assert(
      fc.property(arbitraryStream, fc.nat(), fc.nat(), (events, seed, other) => {
        const told = blameOf(events, inferredReducer);
        const [at, leaves] = picked(
          [...told].filter(([, all]) => all.length > 0),
          seed,
        );
        const index = other % leaves.length;
        const wrong = leaves.map((leaf, place) =>
          place === index ? { ...leaf, version: version(leaf.version + 1n) } : leaf,
        );
        const planted = saying(new Map([...told, [at, wrong]]));
        expect(blameViolations(events, planted, inferredReducer)).not.toEqual([]);
      }),
      runs,
    );
  });

  it('a checkpoint of a stream that was another one then', () => {
    fc.assert(
      fc.property(arbitraryStream, fc.nat(), fc.nat(), (events, seed, place) => {
        const at = place % Math.max(1, events.length);
        const before = events.map((event, index) =>
          index === at
            ? { ...event, data: { kind: 'json', text: '{"b":"then"}' } as const }
            : event,
        );
        const honest = new Set(checkpointsOf(events, inferredReducer).map(frozenToText));
        const stale = checkpointsOf(before, inferredReducer).filter(
          (checkpoint) => !honest.has(frozenToText(checkpoint)),
        );
        expect(checkpointViolations(events, [picked(stale, seed)], inferredReducer)).not.toEqual(
          [],
        );
      }),
      runs,
    );
  });

  it('a checkpoint that says another version than its own', () => {
    fc.assert(
      fc.property(arbitraryStream, fc.nat(), (events, seed) => {
        const one = picked(checkpointsOf(events, inferredReducer), seed);
        const later = version((one.facts.version ?? 0n) + 1n);
        const wrong = { ...one, facts: { ...one.facts, version: later } };
        expect(checkpointViolations(events, [wrong], inferredReducer)).not.toEqual([]);
      }),
      runs,
    );
  });

  it('a reducer that keeps something outside of the state', () => {
    fc.assert(
      fc.property(
        arbitraryStream.filter(({ length }) => length > 0),
        (events) => {
          let seen = 0;
          const impure: Reducer = {
            ...inferredReducer,
            apply: () => {
              seen += 1;
              return seen;
            },
          };
          fc.pre(momentsOf(events, impure).some(({ state }) => state !== undefined));
          expect(purityViolations(events, impure)).not.toEqual([]);
        },
      ),
      runs,
    );
  });
});

/** The history with one boundary at another version between those beside it, in every way there is. */
function movedBoundaries(
  { place, intervals }: PlaceHistory,
  versions: readonly Version[],
): readonly PlaceHistory[] {
  return intervals.flatMap((left, at) => {
    const right = intervals[at + 1];
    if (right === undefined) return [];
    const free = versions.filter(
      (version) =>
        version > left.from && version !== right.from && (right.to === null || version < right.to),
    );
    return free.map((version) => ({
      place,
      intervals: intervals.toSpliced(at, 2, { ...left, to: version }, { ...right, from: version }),
    }));
  });
}
