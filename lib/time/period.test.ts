import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '@/lib/events/ids.ts';
import { isInPeriod, parsePeriod } from './period.ts';

describe('the period a shortened time means', () => {
  it.each([
    ['2026', '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'],
    ['2026-12', '2026-12-01T00:00:00Z', '2027-01-01T00:00:00Z'],
    ['2024-02', '2024-02-01T00:00:00Z', '2024-03-01T00:00:00Z'],
    ['2026-12-31', '2026-12-31T00:00:00Z', '2027-01-01T00:00:00Z'],
    ['2026-03-01T10:59', '2026-03-01T10:59:00Z', '2026-03-01T11:00:00Z'],
    ['2026-03-01T10:59:59Z', '2026-03-01T10:59:59Z', '2026-03-01T11:00:00Z'],
    ['2026-03-01T10:59:59.12Z', '2026-03-01T10:59:59.12Z', '2026-03-01T10:59:59.13Z'],
    ['2026-03-01T10:59:59.999Z', '2026-03-01T10:59:59.999Z', '2026-03-01T11:00:00Z'],
  ])('%s runs from %s to before %s', (text, from, to) => {
    expect(parsePeriod(text)).toStrictEqual({ from, to });
  });

  it('is a day of 23 hours where clocks skip one', () => {
    expect(parsePeriod('2026-03-29', 'Europe/Paris')).toStrictEqual({
      from: '2026-03-28T23:00:00Z',
      to: '2026-03-29T22:00:00Z',
    });
  });

  it.each(['infinity', 'yesterday', ''])('does not exist for %j', (text) => {
    expect(parsePeriod(text)).toBeNull();
  });

  it('holds its start and not its end', () => {
    fc.assert(
      fc.property(
        fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }),
        fc.constantFrom(4, 7, 10, 16),
        (date, length) => {
          const period = parsePeriod(date.toISOString().slice(0, length));
          if (period?.from == null || period.to === null) throw new Error('no period');
          expect(isInPeriod(period.from, period)).toBe(true);
          expect(isInPeriod(period.to, period)).toBe(false);
          expect(isInPeriod(instant(date.toISOString()), period)).toBe(true);
        },
      ),
    );
  });

  it('may be open on either side', () => {
    const year = instant('2026-01-01T00:00:00Z');
    expect(isInPeriod(year, { from: null, to: null })).toBe(true);
    expect(isInPeriod(year, { from: year, to: null })).toBe(true);
    expect(isInPeriod(year, { from: null, to: year })).toBe(false);
  });
});
