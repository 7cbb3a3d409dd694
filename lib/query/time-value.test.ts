import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '@/lib/events/ids.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';
import { ago, startOf, timeOf, type Clock, type TimeValue } from './time-value.ts';

const clock: Clock = { now: instant('2026-03-29T10:15:00.25Z'), zone: 'UTC' };
const paris: Clock = { ...clock, zone: 'Europe/Paris' };

function read(text: string, at: Clock = clock): TimeValue {
  const result = timeOf({ kind: 'word', text }, at);
  if (!result.ok) throw new Error(result.message);
  return result.time;
}

/** `point` or `from..to` */
function shown(time: TimeValue): string {
  return time.kind === 'point' ? time.at : `${time.from}..${time.to}`;
}

describe('a time in a query', () => {
  it.each([
    ['now', '2026-03-29T10:15:00.25Z'],
    ['NOW', '2026-03-29T10:15:00.25Z'],
    ['today', '2026-03-29T00:00:00Z..2026-03-30T00:00:00Z'],
    ['-0m', '2026-03-29T10:15:00.25Z'],
    ['-15m', '2026-03-29T10:00:00.25Z'],
    ['-7D', '2026-03-22T10:15:00.25Z'],
    ['-2026w', '1987-05-31T10:15:00.25Z'],
    ['2026', '2026-01-01T00:00:00Z..2027-01-01T00:00:00Z'],
    ['2026-02', '2026-02-01T00:00:00Z..2026-03-01T00:00:00Z'],
    ['2024-02-29', '2024-02-29T00:00:00Z..2024-03-01T00:00:00Z'],
  ])('%s is %s', (text, expected) => {
    expect(shown(read(text))).toBe(expected);
  });

  it.each([
    ['today', '2026-03-28T23:00:00Z..2026-03-29T22:00:00Z'],
    ['2026-03-29', '2026-03-28T23:00:00Z..2026-03-29T22:00:00Z'],
    ['-1d', '2026-03-28T10:15:00.25Z'],
    ['now', '2026-03-29T10:15:00.25Z'],
  ])('%s in Paris, where a day of 23 hours is, is %s', (text, expected) => {
    expect(shown(read(text, paris))).toBe(expected);
  });

  it.each(['', 'yesterday', '7d', '-7y', '2026-13', '2026-02-30', 'constructor', '-'])(
    'is not %j, and the message shows what would be',
    (text) => {
      expect(timeOf({ kind: 'word', text }, clock)).toStrictEqual({
        ok: false,
        message: `"${text}" is no time. Write 2026, 2026-03, 2026-03-01, 2026-03-01T10:15Z, now, today or -7d.`,
      });
    },
  );

  it.each([
    ['now', true],
    ['today', true],
    ['-7d', true],
    ['2026', false],
    ['2026-03-01T10:15:00Z', false],
  ])('%s moves with the clock: %s', (text, relative) => {
    expect(timeOf({ kind: 'word', text }, clock)).toMatchObject({ ok: true, relative });
  });

  it('of a point and of a period begins where it should', () => {
    expect([startOf(read('now')), startOf(read('2026'))]).toStrictEqual([
      '2026-03-29T10:15:00.25Z',
      '2026-01-01T00:00:00Z',
    ]);
  });
});

describe('so long ago', () => {
  it('is the earlier the longer', () => {
    const amount = fc.nat(1_000_000);
    fc.assert(
      fc.property(amount, amount, fc.constantFrom('m', 'h', 'd', 'w'), (a, b, unit) => {
        const [first, second] = [a, b].map((each) => ago({ amount: each, unit }, clock));
        expect(first && second && compareInstants(first, second)).toBe(Math.sign(b - a));
      }),
    );
  });

  it('keeps the digits of now and reaches before Christ', () => {
    expect(ago({ amount: 999_999, unit: 'd' }, clock)).toBe('0713-05-02T10:15:00.25Z BC');
  });
});
