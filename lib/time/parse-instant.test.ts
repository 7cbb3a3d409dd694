import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInstant } from './parse-instant.ts';
import { civilFromSeconds, finite, printPoint, secondsFromCivil } from './time-point.ts';

const read = (text: string, zone?: string): string => {
  const result = parseInstant(text, zone);
  return result.ok ? result.instant : result.message;
};

describe('reading a time', () => {
  it.each([
    ['2026-03-01T10:15:00Z', '2026-03-01T10:15:00Z'],
    ['2026-03-01T10:15:00.123456789012Z', '2026-03-01T10:15:00.123456789012Z'],
    ['2026-03-01T10:15:00.100Z', '2026-03-01T10:15:00.1Z'],
    ['2026-03-01 10:15:00.5+00', '2026-03-01T10:15:00.5Z'],
    ['2026-03-01T10:15+01:00', '2026-03-01T09:15:00Z'],
    ['2026-03-01t10:15:30-0530', '2026-03-01T15:45:30Z'],
    ['1890-01-01 00:00:00+00:09:21', '1889-12-31T23:50:39Z'],
    ['20260301T101500Z', '2026-03-01T10:15:00Z'],
    ['2026-03-01 10:15 UTC', '2026-03-01T10:15:00Z'],
    ['2026', '2026-01-01T00:00:00Z'],
    ['2026-03', '2026-03-01T00:00:00Z'],
    ['2026-03-01', '2026-03-01T00:00:00Z'],
    ['2026-03-01T24:00', '2026-03-02T00:00:00Z'],
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00Z'],
    ['0044-03-15 12:00:00+00 BC', '0044-03-15T12:00:00Z BC'],
    ['294276-12-31 23:59:59.999999+00', '294276-12-31T23:59:59.999999Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00Z'],
    ['infinity', 'infinity'],
    ['-Infinity', '-infinity'],
  ])('%s is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    '',
    'soon',
    '2026-13',
    '2026-02-30',
    '2025-02-29',
    '2026-03-01T25:00',
    '10:15',
    '1e3',
    'NaN',
  ])('refuses %j', (text) => {
    expect(parseInstant(text)).toMatchObject({ ok: false });
  });

  it('takes the given zone only where none is written, and says so', () => {
    expect(parseInstant('2026-07-01T12:00', 'Europe/Paris')).toStrictEqual({
      ok: true,
      instant: '2026-07-01T10:00:00Z',
      precision: 'minute',
      zoneAssumed: true,
    });
    expect(parseInstant('2026-07-01T12:00Z', 'Europe/Paris')).toMatchObject({
      instant: '2026-07-01T12:00:00Z',
      zoneAssumed: false,
    });
    expect(parseInstant('2026-07-01', 'Middle/Earth')).toMatchObject({ ok: false });
  });

  it.each([
    ['a time that clocks show twice is the first', '2026-10-25T02:30', '2026-10-25T00:30:00Z'],
    ['a time that clocks skip is moved on', '2026-03-29T02:30', '2026-03-29T01:30:00Z'],
    ['just before the skip', '2026-03-29T01:59', '2026-03-29T00:59:00Z'],
    ['just after the repeat', '2026-10-25T03:00', '2026-10-25T02:00:00Z'],
  ])('%s', (_, local, utc) => {
    expect(read(local, 'Europe/Paris')).toBe(utc);
  });

  it('gives back any printed point', () => {
    const point = fc.tuple(
      fc.integer({ min: -200_000_000_000, max: 9_224_318_015_999 }),
      fc.stringMatching(/^\d{0,12}$/),
    );
    fc.assert(
      fc.property(point, ([seconds, fraction]) => {
        const printed = printPoint(finite(seconds, fraction));
        expect(read(printed)).toBe(printed);
        expect(secondsFromCivil(civilFromSeconds(seconds))).toBe(seconds);
      }),
    );
  });

  it('agrees with the platform wherever both have a date', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (date) => {
        const civil = civilFromSeconds(Math.floor(date.getTime() / 1000));
        expect([civil.year, civil.month, civil.day, civil.hour, civil.second]).toStrictEqual([
          date.getUTCFullYear(),
          date.getUTCMonth() + 1,
          date.getUTCDate(),
          date.getUTCHours(),
          date.getUTCSeconds(),
        ]);
      }),
    );
  });
});
