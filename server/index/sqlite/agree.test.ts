import { describe, expect, it } from 'vitest';
import { boundsOf } from '@/lib/query/narrow/bounds.ts';
import type { Narrowing } from '@/lib/query/narrow/narrowing.ts';
import { parseQuery } from '@/lib/query/parse.ts';
import { anyClock } from '@/lib/query/time-value.ts';
import { agree, asksTime } from './agree.ts';

const context = {
  clock: anyClock,
  comparePositions: (a: string, b: string) => Number(a) - Number(b),
  service: null,
};
const bounds = (q: string) => boundsOf(parseQuery(q).query, context);
const words = (text: string): Narrowing => ({ kind: 'words', words: [{ text, prefix: false }] });

describe('two narrowings agree on what is known', () => {
  it.each(['refund', 'ref*', 'type:Sold refund', 'refund or type:Sold', 'type:Sold -refund'])(
    'where they bound %s',
    (q) => {
      const { sure, possible } = bounds(q);
      expect(agree(possible, sure)).toBe(true);
    },
  );

  it.each(['"two words"', 'data.note:refund', 'type:Sold data.note:refund'])(
    'but not where the index is not sure of %s',
    (q) => {
      const { sure, possible } = bounds(q);
      expect(agree(possible, sure)).toBe(false);
    },
  );

  it('only where they ask for the same', () => {
    const [one, other] = [words('one'), words('other')];
    expect(agree(one, { ...one })).toBe(true);
    expect(agree(one, other)).toBe(false);
    expect(agree(one, { kind: 'and', items: [one] })).toBe(false);
    expect(
      agree({ kind: 'or', items: [one, other] }, { kind: 'or', items: [one] }),
      'the second asks for less',
    ).toBe(false);
    expect(agree({ kind: 'but', of: one, not: other }, { kind: 'but', of: one, not: one })).toBe(
      false,
    );
  });

  it('of a text only where it is judged by the same test', () => {
    const text = { kind: 'text', field: 'type', exact: null, prefix: '' } as const;
    const some = { ...text, passes: (type: string | null) => type === 'Sold' };
    const others = { ...text, passes: (type: string | null) => type !== 'Sold' };
    expect(agree(some, some)).toBe(true);
    expect(agree(some, others)).toBe(false);
  });
});

it('knows whether times are asked for', () => {
  expect(asksTime(bounds('refund recorded:2026-03').possible)).toBe(true);
  expect(asksTime(bounds('refund -recorded:2026-03').possible)).toBe(true);
  expect(asksTime(bounds('refund type:Sold').possible)).toBe(false);
});
