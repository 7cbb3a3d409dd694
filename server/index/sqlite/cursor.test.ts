import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allOf,
  anyOf,
  ButCursor,
  ListCursor,
  none,
  paused,
  type Budget,
  type Cursor,
} from './cursor.ts';

type Plan =
  | { readonly kind: 'list'; readonly of: readonly number[] }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Plan[] }
  | { readonly kind: 'but'; readonly of: Plan; readonly not: Plan };

const most = 60;
const list = fc
  .array(fc.integer({ min: 1, max: most }), { maxLength: 50 })
  .map((of): Plan => ({ kind: 'list', of }));
const { plan } = fc.letrec<{ plan: Plan }>((tie) => ({
  plan: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    list,
    fc.record({
      kind: fc.constantFrom('and', 'or'),
      parts: fc.array(tie('plan'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('but'), of: tie('plan'), not: tie('plan') }),
  ),
}));

const holds = (of: Plan, ordinal: number): boolean => {
  switch (of.kind) {
    case 'list':
      return of.of.includes(ordinal);
    case 'and':
      return of.parts.every((part) => holds(part, ordinal));
    case 'or':
      return of.parts.some((part) => holds(part, ordinal));
    case 'but':
      return holds(of.of, ordinal) && !holds(of.not, ordinal);
  }
};

function cursorOf(of: Plan, budget: Budget): Cursor {
  switch (of.kind) {
    case 'list': {
      const sorted = [...new Set(of.of)].sort((a, b) => b - a);
      return new ListCursor(
        (from, limit) => sorted.filter((each) => each <= from).slice(0, limit),
        budget,
      );
    }
    case 'and':
      return allOf(of.parts.map((part) => cursorOf(part, budget)));
    case 'or':
      return anyOf(of.parts.map((part) => cursorOf(part, budget)));
    case 'but':
      return new ButCursor({ of: cursorOf(of.of, budget), not: cursorOf(of.not, budget) }, budget);
  }
}

describe('cursors put together', () => {
  it('walk over what their parts say, however often they are made to pause', () => {
    fc.assert(
      fc.property(plan, fc.integer({ min: 1, max: 30 }), (asked, turn) => {
        const budget: Budget = { left: turn };
        const cursor = cursorOf(asked, budget);
        const found: number[] = [];
        for (let from = most; from >= 1;) {
          const at = cursor.seek(from);
          if (at === none) break;
          if (at === paused) {
            budget.left = turn;
            continue;
          }
          found.push(at);
          from = at - 1;
        }
        const expected = Array.from({ length: most }, (_, index) => most - index).filter(
          (ordinal) => holds(asked, ordinal),
        );
        expect(found).toStrictEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});
