import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { valueAt, type Path } from '@/lib/json/path.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { arbitraryClocks } from './arbitrary-clocks.ts';
import { beliefMoments, BeliefRow } from './beliefs.ts';
import { Fold } from './fold.ts';
import { inferredReducer } from './inferred-reducer.ts';
import { compareHappenings, twoClocks, type TwoClocks } from './two-clocks.ts';

const options = { track: true, order: 'given' } as const;

function row(
  events: readonly RecordedEvent[],
  { order, happenings }: TwoClocks,
  asked: { readonly known: number; readonly path: Path; readonly abouts: readonly Instant[] },
): readonly (string | null)[] {
  const beliefs = new BeliefRow(asked.path, asked.abouts);
  const fold = new Fold(inferredReducer, options);
  for (const index of order) {
    const event = events[index];
    const happening = happenings[index];
    if (index > asked.known || event === undefined || happening === undefined) continue;
    fold.take(event);
    beliefs.take({ event, state: fold.state, changes: fold.changes }, happening);
  }
  return beliefs.end().map(({ value }) => value);
}

/** Of every event recorded up to `known`, those that happened by then, folded from nothing. */
function bruteForce(
  events: readonly RecordedEvent[],
  { order, happenings }: TwoClocks,
  asked: { readonly known: number; readonly path: Path; readonly about: Instant },
): string | null {
  const fold = new Fold(inferredReducer, { ...options, track: false });
  for (const index of order) {
    const event = events[index];
    const isBy = compareHappenings(happenings[index], { at: asked.about }) <= 0;
    if (event !== undefined && index <= asked.known && isBy) fold.take(event);
  }
  const value = fold.state === undefined ? undefined : valueAt(fold.state, asked.path);
  return value === undefined ? null : printJson(value);
}

const path: fc.Arbitrary<Path> = fc.constantFrom<Path>(
  [],
  ['a'],
  ['b', 'a'],
  ['lines', { by: 'id', id: 'x' }, 'quantity'],
);

describe('what was believed on one moment about another', () => {
  it('is the fold of what was recorded by the one and happened by the other', () => {
    fc.assert(
      fc.property(arbitraryClocks, path, fc.nat(30), (events, wanted, late) => {
        const clocks = twoClocks(events);
        const all = events.map((_, index) => index);
        const moments = beliefMoments(clocks, all, { late: new Set([late]), most: 6 });
        for (const known of moments.knowns) {
          const told = row(events, clocks, { known, path: wanted, abouts: moments.abouts });
          expect(told).toEqual(
            moments.abouts.map((about) =>
              bruteForce(events, clocks, { known, path: wanted, about }),
            ),
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the moments that beliefs are told for', () => {
  const clocks: TwoClocks = {
    happenings: Array.from({ length: 20 }, () => ({ at: null, by: 'place' as const })),
    order: [],
    placeOf: [],
    overtaken: [],
  };

  it('are all that touched the path while they are few', () => {
    const { knowns, further } = beliefMoments(clocks, [0, 3, 9], { late: new Set(), most: 8 });
    expect([knowns, further]).toEqual([[0, 3, 9], 0]);
  });

  it('are those recorded late and the ones before them first, then the newest', () => {
    const touching = Array.from({ length: 12 }, (_, index) => index);
    const { knowns, further } = beliefMoments(clocks, touching, { late: new Set([2]), most: 4 });
    expect([knowns, further]).toEqual([[1, 2, 10, 11], 8]);
  });
});
