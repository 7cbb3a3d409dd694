import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockInZone, isZone, secondsFromZone } from './zone.ts';

const utc = (text: string): number => Date.parse(`${text}Z`) / 1000;
const zones = fc.constantFrom(
  ...['UTC', 'Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'],
  ...['Pacific/Apia', 'America/Sao_Paulo', 'Africa/Casablanca'],
);
const seconds = fc.integer({ min: utc('1950-01-01T00:00'), max: utc('2037-12-31T00:00') });

describe('clocks in a zone', () => {
  it.each([
    ['UTC', '2026-07-01T12:00', 0],
    ['Europe/Paris', '2026-01-01T12:00', 3600],
    ['Europe/Paris', '2026-07-01T12:00', 7200],
    ['America/New_York', '2026-07-01T12:00', -14_400],
    ['Asia/Kolkata', '2026-07-01T12:00', 19_800],
    ['Australia/Lord_Howe', '2026-01-01T12:00', 39_600],
    ['Australia/Lord_Howe', '2026-07-01T12:00', 37_800],
    ['Europe/Paris', '2026-03-29T00:59:59', 3600],
    ['Europe/Paris', '2026-03-29T01:00:00', 7200],
    ['Pacific/Apia', '2011-12-30T09:59:59', -36_000],
    ['Pacific/Apia', '2011-12-30T10:00:00', 50_400],
  ])('%s at %s UTC are off by %i seconds', (zone, at, offset) => {
    expect(clockInZone(utc(at), zone)?.offset).toBe(offset);
  });

  it('are known before Christ and to the end of the platform’s dates, not beyond', () => {
    expect(clockInZone(-63_517_824_000, 'Etc/GMT-1')?.offset).toBe(3600);
    expect(clockInZone(8.64e12, 'UTC')).toStrictEqual({ offset: 0, name: 'UTC' });
    expect(clockInZone(8.64e12 + 1, 'UTC')).toBeNull();
    expect(clockInZone(-8.64e12 - 1, 'Europe/Paris')).toBeNull();
  });
});

describe('the moment that clocks in a zone show', () => {
  it.each([
    ['UTC', '2026-07-01T12:00', '2026-07-01T12:00'],
    ['Europe/Paris', '2026-07-01T12:00', '2026-07-01T10:00'],
    ['Europe/Paris', '2026-03-29T01:59:59', '2026-03-29T00:59:59'],
    ['Europe/Paris', '2026-03-29T03:00', '2026-03-29T01:00'],
    ['Europe/Paris', '2026-03-29T02:30', '2026-03-29T01:30'],
    ['Europe/Paris', '2026-10-25T01:59', '2026-10-24T23:59'],
    ['Europe/Paris', '2026-10-25T02:30', '2026-10-25T00:30'],
    ['Europe/Paris', '2026-10-25T03:00', '2026-10-25T02:00'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30'],
    ['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45'],
    ['Pacific/Apia', '2011-12-30T12:00', '2011-12-30T22:00'],
    ['Pacific/Apia', '2011-12-31T00:00', '2011-12-30T10:00'],
  ])('%s %s is %s UTC', (zone, local, moment) => {
    expect(secondsFromZone(utc(local), zone)).toBe(utc(moment));
  });

  it('is that moment, or an earlier one that shows the same', () => {
    fc.assert(
      fc.property(zones, seconds, (zone, each) => {
        const local = each + (clockInZone(each, zone)?.offset ?? Number.NaN);
        const found = secondsFromZone(local, zone) ?? Number.NaN;
        expect(found).toBeLessThanOrEqual(each);
        expect(found + (clockInZone(found, zone)?.offset ?? Number.NaN)).toBe(local);
      }),
      { numRuns: 300 },
    );
  });

  it('is unknown beyond the platform’s dates', () => {
    expect(secondsFromZone(8.64e12, 'UTC')).toBeNull();
  });
});

describe('the name of a zone', () => {
  it.each(['UTC', 'Europe/Paris', 'europe/paris', 'Asia/Calcutta', 'Etc/GMT+5'])(
    '%s is one',
    (name) => {
      expect(isZone(name)).toBe(true);
    },
  );

  it.each(['', ' ', 'Paris', 'Europe/Atlantis', 'constructor', 'UTC\u0000', 'UTC/../x'])(
    '%j is none',
    (name) => {
      expect(isZone(name)).toBe(false);
    },
  );
});
