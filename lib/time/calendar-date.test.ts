import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOtherDate } from './calendar-date.ts';
import { parseInstant } from './parse-instant.ts';
import { parsePeriod } from './period.ts';

const instantOf = (text: string): string | null => {
  const parsed = parseInstant(text);
  return parsed.ok ? parsed.instant : null;
};

describe('dates by week', () => {
  it.each([
    ['2026-W10-3', '2026-03-04'],
    ['2026W103', '2026-03-04'],
    ['2026-W01-1', '2025-12-29'],
    ['2020-W53-7', '2021-01-03'],
    ['2024-W01-1', '2024-01-01'],
    ['2026-w10-3', '2026-03-04'],
  ])('%s is %s', (text, date) => {
    expect(readOtherDate(text)).toEqual({ date, week: false, rest: '' });
  });

  it('name a whole week where they name no day', () => {
    expect(parsePeriod('2026-W10')).toEqual({
      from: '2026-03-02T00:00:00Z',
      to: '2026-03-09T00:00:00Z',
    });
  });

  it.each(['2026-W00-1', '2026-W54-1', '2026-W10-8', '2025-W53-1', '2026-W10T10:00'])(
    '%s is none',
    (text) => {
      expect(instantOf(text)).toBeNull();
    },
  );

  it('take a time of day and a zone', () => {
    expect(instantOf('2026-W10-3T10:15+02:00')).toBe('2026-03-04T08:15:00Z');
  });

  it('begin each week seven days after the one before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1600, max: 9998 }), fc.integer({ min: 1, max: 51 }), (y, w) => {
        const at = (week: number): number => {
          const found = readOtherDate(`${y}-W${String(week).padStart(2, '0')}-1`);
          return Date.parse(`${found?.date ?? ''}T00:00:00Z`);
        };
        expect(at(w + 1) - at(w)).toBe(7 * 86_400_000);
        expect(new Date(at(w)).getUTCDay()).toBe(1);
      }),
    );
  });
});

describe('dates by day of the year', () => {
  it.each([
    ['2026-060', '2026-03-01T00:00:00Z'],
    ['2024-060', '2024-02-29T00:00:00Z'],
    ['2026060', '2026-03-01T00:00:00Z'],
    ['2024-366T23:59:59.5Z', '2024-12-31T23:59:59.5Z'],
  ])('%s is %s', (text, instant) => {
    expect(instantOf(text)).toBe(instant);
  });

  it.each(['2026-366', '2026-000'])('%s is none', (text) => {
    expect(instantOf(text)).toBeNull();
  });

  it('count every day of a year once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1600, max: 9999 }),
        fc.integer({ min: 1, max: 365 }),
        (y, n) => {
          const day = Date.UTC(y, 0, n);
          const date = new Date(day).toISOString().slice(0, 10);
          expect(readOtherDate(`${y}-${String(n).padStart(3, '0')}`)?.date).toBe(date);
        },
      ),
    );
  });

  it('mean the whole day', () => {
    expect(parsePeriod('2026-060')).toEqual({
      from: '2026-03-01T00:00:00Z',
      to: '2026-03-02T00:00:00Z',
    });
  });
});

it('leaves every other form to others', () => {
  for (const text of ['2026', '2026-03', '2026-03-01', '20260301', 'now', '']) {
    expect(readOtherDate(text)).toBeNull();
  }
});
