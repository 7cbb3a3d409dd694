import { describe, expect, it } from 'vitest';
import { instant } from '@/lib/events/ids.ts';
import { parseQuery } from '../parse.ts';
import { boundsOf } from './bounds.ts';
import type { Narrowing } from './narrowing.ts';

const context = {
  clock: { now: instant('2026-03-10T12:00:00Z'), zone: 'UTC' },
  comparePositions: (a: string, b: string) => Number(a) - Number(b),
  service: 'shop',
};

const bounds = (q: string) => boundsOf(parseQuery(q).query, context);

const some = (of: Narrowing, holds: (part: Narrowing) => boolean): boolean =>
  of.kind === 'and' || of.kind === 'or'
    ? of.items.some((item) => some(item, holds))
    : of.kind === 'but'
      ? some(of.of, holds) || some(of.not, holds)
      : holds(of);

/** Without the mark that tells a sure part from a possible one. */
const shape = (of: Narrowing): string =>
  JSON.stringify(of, (key, value: unknown) => (key === 'sure' ? undefined : value));

describe('what an index knows of an answer', () => {
  it.each([
    ...['', 'type:Opened', 'type:Acc*', '-type:Opened', 'category:missing', 'initiator:~^svc'],
    ...['correlation:c-1 stream:a-*', 'chargeback', 'charge*', '-chargeback', 'service:shop'],
    ...[
      'type:A -(initiator:b or chargeback)',
      '-(-type:A)',
      'a or type:B',
      '01234567',
      '-01234567',
    ],
  ])('is the whole answer apart from what cannot be read: %s', (q) => {
    const { sure, possible } = bounds(q);
    expect(shape(sure)).toBe(shape(possible));
  });

  it('is the milliseconds within the bounds of a time', () => {
    const { sure, possible } = bounds('recorded:2026-03-01');
    const from = Date.UTC(2026, 2, 1);
    expect(sure).toStrictEqual({ kind: 'time', from, to: from + 86_400_000 - 1, sure: true });
    expect(possible).toStrictEqual({ kind: 'time', from, to: from + 86_400_000 });
  });

  it('does not take a bound within a millisecond for sure', () => {
    const from = Date.UTC(2026, 2, 1);
    const { sure } = bounds('recorded:>=2026-03-01T00:00:00.0005Z');
    expect(sure).toStrictEqual({ kind: 'time', from: from + 1, to: null, sure: true });
    expect(bounds('recorded:2026-03-01T00:00:00.0005Z').sure.kind).toBe('none');
  });

  it.each([
    '"late charge"',
    'ch*ge',
    'data.x:1',
    'version:3',
    'change.x:exists',
    '-change.x:exists',
  ])('is nothing for sure, as it must be judged: %s', (q) => {
    expect(bounds(q).sure.kind).toBe('none');
  });

  it('is for sure the digits of a number, but not what may only mean the same', () => {
    const { sure, possible } = bounds('1234567');
    const words = (text: string) => (part: Narrowing) =>
      part.kind === 'words' && part.words[0]?.text === text;
    expect(['1234567', '☎1234567', '001234567'].map((text) => some(sure, words(text)))).toEqual([
      true,
      true,
      false,
    ]);
    expect(some(possible, words('001234567'))).toBe(true);
  });

  it('is nothing at all of another store', () => {
    expect(bounds('service:other').possible.kind).toBe('none');
  });

  it('leaves the sure part out where the rest of a choice must be judged', () => {
    const { sure, possible } = bounds('type:A or data.x:1');
    expect(sure.kind).toBe('text');
    expect(some(possible, ({ kind }) => kind === 'words')).toBe(true);
  });
});
