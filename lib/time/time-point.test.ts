import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  civilFromSeconds,
  daysFromCivil,
  finite,
  printClock,
  printDate,
  printPoint,
  secondsFromCivil,
} from './time-point.ts';

/** Within what the platform's own dates can tell. */
const seconds = fc.integer({ min: -8_640_000_000_000, max: 8_640_000_000_000 });
const anySeconds = fc.maxSafeInteger().filter((each) => Math.abs(each) < 1e14);

describe('days of the calendar', () => {
  it.each([
    [1970, 1, 1, 0],
    [1969, 12, 31, -1],
    [2000, 2, 29, 11_016],
    [2000, 3, 1, 11_017],
    [1900, 3, 1, -25_508],
    [1600, 2, 29, -135_081],
    [0, 3, 1, -719_468],
    [0, 2, 29, -719_469],
    [-1, 12, 31, -719_529],
  ])('%i-%i-%i is day %i', (...given) => {
    const [year, month, day, expected] = given;
    expect(daysFromCivil(year, month, day)).toBe(expected);
  });

  it('follow each other without gap or overlap', () => {
    fc.assert(
      fc.property(anySeconds, (each) => {
        const day = Math.floor(each / 86_400);
        const [today, tomorrow] = [day, day + 1].map((days) => civilFromSeconds(days * 86_400));
        expect(today && daysFromCivil(today.year, today.month, today.day)).toBe(day);
        expect(tomorrow && daysFromCivil(tomorrow.year, tomorrow.month, tomorrow.day)).toBe(
          day + 1,
        );
      }),
    );
  });
});

describe('a moment taken apart', () => {
  it('is what the platform says, as far as its dates reach', () => {
    fc.assert(
      fc.property(seconds, (each) => {
        const date = new Date(each * 1000);
        expect(civilFromSeconds(each)).toStrictEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
          hour: date.getUTCHours(),
          minute: date.getUTCMinutes(),
          second: date.getUTCSeconds(),
        });
      }),
    );
  });

  it('is put together again, also far beyond those', () => {
    fc.assert(
      fc.property(anySeconds, (each) => {
        expect(secondsFromCivil(civilFromSeconds(each))).toBe(each);
      }),
    );
  });

  it('takes a leap second for the first second of the next minute', () => {
    const leap = { year: 2016, month: 12, day: 31, hour: 23, minute: 59, second: 60 };
    expect(civilFromSeconds(secondsFromCivil(leap))).toStrictEqual({
      year: 2017,
      month: 1,
      day: 1,
      hour: 0,
      minute: 0,
      second: 0,
    });
  });
});

describe('a moment in writing', () => {
  it.each([
    [0, '', '1970-01-01T00:00:00Z'],
    [-1, '5', '1969-12-31T23:59:59.5Z'],
    [0, '000000001', '1970-01-01T00:00:00.000000001Z'],
    [0, '2500', '1970-01-01T00:00:00.25Z'],
    [0, '000', '1970-01-01T00:00:00Z'],
    [253_402_300_800, '', '10000-01-01T00:00:00Z'],
    [-62_135_596_800, '', '0001-01-01T00:00:00Z'],
    [-62_135_596_801, '', '0001-12-31T23:59:59Z BC'],
    [-63_517_824_000, '', '0044-03-15T00:00:00Z BC'],
  ])('%i and .%s is %s', (whole, fraction, text) => {
    expect(printPoint(finite(whole, fraction))).toBe(text);
  });

  it('names the ends of time as Postgres does', () => {
    expect(printPoint({ kind: 'past' })).toBe('-infinity');
    expect(printPoint({ kind: 'future' })).toBe('infinity');
  });

  it('is the platform’s between the years 1 and 9999', () => {
    fc.assert(
      fc.property(fc.integer({ min: -62_135_596_800, max: 253_402_300_799 }), (each) => {
        expect(printPoint(finite(each, ''))).toBe(
          new Date(each * 1000).toISOString().replace('.000Z', 'Z'),
        );
      }),
    );
  });

  it('keeps day, era and clock apart for those who show them apart', () => {
    const civil = { year: -43, month: 3, day: 5, hour: 4, minute: 5, second: 6 };
    expect([printDate(civil), printClock(civil)]).toStrictEqual([
      { date: '0044-03-05', era: ' BC' },
      '04:05:06',
    ]);
  });
});
