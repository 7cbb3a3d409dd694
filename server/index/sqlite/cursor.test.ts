import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allOf } from './and-cursor.ts';
import { anyOf, ButCursor, ListCursor, none, paused, type Budget, type Cursor } from './cursor.ts';
import { walkOrdinals } from './walk-ordinals.ts';
import { WindowCursor } from './window-cursor.ts';

type Plan =
  | {
      readonly kind: 'list';
      readonly of: readonly number[];
      readonly tells: boolean;
      readonly reads: 'back' | 'windows' | 'asked';
    }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Plan[] }
  | { readonly kind: 'but'; readonly of: Plan; readonly not: Plan };

const most = 60;
const list: fc.Arbitrary<Plan> = fc.record({
  kind: fc.constant('list'),
  of: fc.oneof(
    fc.array(fc.integer({ min: 1, max: most }), { maxLength: 50 }),
    fc.array(fc.integer({ min: 1, max: most }), { maxLength: 3 }),
    fc.constant(Array.from({ length: most }, (_, index) => index + 1)),
  ),
  tells: fc.boolean(),
  reads: fc.constantFrom('back', 'windows', 'asked'),
});
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

function listCursor(of: Extract<Plan, { kind: 'list' }>, budget: Budget): Cursor {
  const sorted = [...new Set(of.of)].sort((a, b) => b - a);
  const holdsIt = (ordinal: number): boolean => sorted.includes(ordinal);
  const back = (from: number, limit: number): readonly number[] =>
    sorted.filter((each) => each <= from).slice(0, limit);
  if (of.reads === 'windows') {
    const forward = sorted.toReversed();
    const window = (from: number, to: number, limit: number): readonly number[] =>
      forward.filter((each) => each >= from && each <= to).slice(0, limit);
    return new WindowCursor(window, budget, holdsIt);
  }
  const walked = new ListCursor(back, budget, of.tells ? holdsIt : undefined);
  if (of.reads === 'back') return walked;
  return { seek: (from) => walked.seek(from), holds: holdsIt, isAsked: true };
}

function cursorOf(of: Plan, budget: Budget): Cursor {
  switch (of.kind) {
    case 'list':
      return listCursor(of, budget);
    case 'and':
      return allOf(
        of.parts.map((part) => cursorOf(part, budget)),
        budget,
      );
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
        let pauses = 0;
        for (let from = most; from >= 1;) {
          const at = cursor.seek(from);
          if (at === none) break;
          if (at === paused) {
            budget.left = turn;
            pauses += 1;
            if (pauses > 10_000) expect.fail('the walk pauses for ever');
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

  it('say the same of windows, whatever lies between them', async () => {
    const spans = fc
      .uniqueArray(fc.integer({ min: 1, max: most }), { minLength: 2, maxLength: 8 })
      .map((ends) => ends.sort((a, b) => b - a))
      .map((ends) =>
        ends.flatMap((to, index) => (index % 2 === 0 ? [{ from: ends[index + 1] ?? 1, to }] : [])),
      );
    const walk = fc.asyncProperty(plan, spans, fc.integer({ min: 1, max: 30 }), async (...dice) => {
      const [asked, windows, turn] = dice;
      const budget: Budget = { left: turn };
      const cursor = cursorOf(asked, budget);
      const found: number[] = [];
      const signal = new AbortController().signal;
      const walked = walkOrdinals({ cursor, budget, spans: windows, size: 7, signal });
      for await (const batch of walked) found.push(...batch);
      const expected = windows.flatMap(({ from, to }) =>
        Array.from({ length: to - from + 1 }, (_, index) => to - index),
      );
      expect(found).toStrictEqual(expected.filter((ordinal) => holds(asked, ordinal)));
    });
    await fc.assert(walk, { numRuns: 500 });
  });

  it('leave alone what nobody asks for', () => {
    let read = 0;
    const list = (from: number, limit: number): readonly number[] => {
      read += 1;
      return Array.from({ length: Math.min(limit, from) }, (_, index) => from - index);
    };
    const budget: Budget = { left: Infinity };
    const nothing = new ButCursor(
      { of: new ListCursor(list, budget), not: new ListCursor(list, budget) },
      budget,
    );
    expect(nothing.seek(100_000, 99_990)).toBeLessThan(99_990);
    expect(read).toBe(2);
  });

  it('walk the sparse part only where a dense one can be asked', () => {
    const budget: Budget = { left: 1_000_000 };
    let read = 0;
    const every = (step: number) => (from: number, limit: number) =>
      Array.from({ length: limit }, (_, index) => (Math.floor(from / step) - index) * step).filter(
        (each) => each > 0,
      );
    const dense = new ListCursor(
      (from, limit) => {
        read += 1;
        return every(2)(from, limit);
      },
      budget,
      (ordinal) => ordinal % 2 === 0,
    );
    const both = allOf([dense, new ListCursor(every(1001), budget)], budget);
    const found: number[] = [];
    for (let at = both.seek(100_000); at > none; at = both.seek(at - 1)) found.push(at);
    expect(found).toHaveLength(49);
    expect(read).toBe(1);
  });

  it('read few events of each window again, however much they read of a walk before', () => {
    const reads: number[] = [];
    const read = (from: number, limit: number): readonly number[] => {
      reads.push(limit);
      return Array.from({ length: Math.min(limit, from) }, (_, index) => from - index);
    };
    const every = new ListCursor(read, { left: Infinity });
    for (let from = 100_000; from > 90_000; from -= 1) every.seek(from);
    const walked = reads.length;
    expect(Math.max(...reads)).toBe(1024);
    for (const window of [60_000, 30_000]) {
      for (let from = window; from > window - 20; from -= 1) every.seek(from);
    }
    expect(reads.slice(walked)).toEqual([16, 32, 16, 32]);
  });

  it('pause where what is walked costs nothing and what is asked refuses everything', () => {
    const budget: Budget = { left: 10 };
    let asked = 0;
    const refusing: Cursor = {
      isAsked: true,
      seek: () => none,
      holds: () => {
        asked += 1;
        budget.left -= 1;
        return false;
      },
    };
    const both = allOf([{ seek: (from: number) => from }, refusing], budget);
    expect(both.seek(25)).toBe(paused);
    expect(asked).toBe(10);
    budget.left = 100;
    expect(both.seek(25)).toBe(none);
    expect(asked).toBe(25);
  });

  it('ask what stands in no list about the events of another part, and walk it only alone', () => {
    const budget: Budget = { left: Infinity };
    let walked = 0;
    const asked: Cursor = {
      isAsked: true,
      holds: (ordinal) => ordinal % 3 === 0,
      seek: (from) => {
        walked += 1;
        return from - (from % 3);
      },
    };
    const others = new ListCursor(
      (from, limit) => [9, 7, 6, 3].filter((at) => at <= from).slice(0, limit),
      budget,
    );
    const both = allOf([asked, others], budget);
    expect([both.seek(10), both.seek(8), both.seek(5), both.seek(2)]).toEqual([9, 6, 3, none]);
    expect(walked).toBe(0);
    expect(allOf([asked, asked], budget).seek(10)).toBe(9);
    expect(walked).toBeGreaterThan(0);
  });
});
