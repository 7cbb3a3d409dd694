import { describe, expect, it } from 'vitest';
import { instant } from '@/lib/events/ids.ts';
import { shortInstant } from './short-instant.ts';

describe('an instant in few words', () => {
  it.each([
    ['2026-05-13T04:12:07.999Z', 'UTC', '13 May 2026', '04:12:07'],
    ['2026-05-13T23:30:00Z', 'Europe/Paris', '14 May 2026', '01:30:00'],
    ['2026-01-01T03:00:00Z', 'America/New_York', '31 Dec 2025', '22:00:00'],
    ['2026-02-03T00:00:00+05:30', 'UTC', '2 Feb 2026', '18:30:00'],
    ['0001-01-01T00:00:00Z', 'UTC', '1 Jan 1', '00:00:00'],
    ['10000-12-31T00:00:00Z', 'UTC', '31 Dec 10000', '00:00:00'],
  ])('%s in %s is %s', (text, zone, ...expected) => {
    const shown = shortInstant(instant(text), zone);
    expect([shown?.day, shown?.clock]).toStrictEqual(expected);
  });

  it('has the day apart from its year', () => {
    expect(shortInstant(instant('2026-12-01T00:00:00Z'), 'UTC')).toStrictEqual({
      day: '1 Dec 2026',
      dayOfYear: '1 Dec',
      year: '2026',
      clock: '00:00:00',
    });
  });

  it.each(['infinity', '-infinity', 'soon', '', '0044-03-15T00:00:00Z BC'])(
    'there is none for %j',
    (text) => {
      expect(shortInstant(instant(text), 'UTC')).toBeNull();
    },
  );

  it('is shown in UTC beyond the dates whose clocks are known', () => {
    expect(shortInstant(instant('300000-01-01T00:00:00Z'), 'Asia/Kolkata')).toMatchObject({
      day: '1 Jan 300000',
      clock: '00:00:00',
    });
  });
});
