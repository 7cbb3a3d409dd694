import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '@/lib/events/ids.ts';
import { addMilliseconds, agoWords, durationWords, gapWords, secondsBetween } from './gap.ts';

const start = instant('2026-03-01T10:00:00Z');

describe('the gap between instants', () => {
  it.each([
    ['2026-04-11T10:00:00Z', '41 days later'],
    ['2026-03-01T07:00:00Z', '3 h before'],
    ['2026-03-02T10:00:00Z', '1 day later'],
    ['2026-03-01T10:05:59Z', '5 min later'],
    ['2026-03-01T10:00:12Z', '12 s later'],
    ['2026-03-01T10:00:00.25Z', '250 ms later'],
    ['2026-03-01T10:00:00.0004Z', '0.4 ms later'],
    ['2026-03-01T10:00:00.000Z', 'at the same moment'],
    ['2030-03-01T10:00:00Z', '4 years later'],
    ['2027-03-01T10:00:00Z', '365 days later'],
    ['infinity', null],
    ['no time', null],
  ])('%s is told as %s', (text, words) => {
    expect(gapWords(start, instant(text))).toBe(words);
  });

  it('keeps microseconds', () => {
    const later = instant('2026-03-01T10:00:00.000001Z');
    expect(secondsBetween(start, later)).toBe(0.000001);
    expect(secondsBetween(later, start)).toBe(-0.000001);
  });

  it.each([
    ['2026-03-01T07:00:00Z', '3 h ago'],
    ['2026-03-03T10:00:00Z', 'in 2 days'],
    ['2026-03-01T10:00:00.4Z', 'just now'],
    ['infinity', null],
  ])('%s seen from now is %s', (text, words) => {
    expect(agoWords(instant(text), start)).toBe(words);
  });

  it('of nothing is nothing', () => {
    expect(durationWords(0)).toBe('0 s');
  });
});

describe('moving an instant', () => {
  it('keeps digits below the millisecond', () => {
    expect(addMilliseconds(instant('2026-03-01T10:00:00.123456Z'), 1_000)).toBe(
      '2026-03-01T10:00:01.123456Z',
    );
    expect(addMilliseconds(instant('2026-03-01T00:00:00.0004Z'), -1)).toBe(
      '2026-02-28T23:59:59.9994Z',
    );
  });

  it('leaves the ends of time and texts that are no time where they are', () => {
    expect(addMilliseconds(instant('infinity'), 5)).toBe('infinity');
    expect(addMilliseconds(instant('x'), 5)).toBe('x');
  });

  it('moves by exactly what was asked', () => {
    fc.assert(
      fc.property(fc.integer(), (milliseconds) => {
        const moved = addMilliseconds(start, milliseconds);
        expect(secondsBetween(start, moved)).toBeCloseTo(milliseconds / 1000, 6);
        expect(addMilliseconds(moved, -milliseconds)).toBe(start);
      }),
    );
  });
});
