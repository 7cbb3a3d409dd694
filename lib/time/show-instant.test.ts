import { describe, expect, it } from 'vitest';
import { instant } from '@/lib/events/ids.ts';
import { showInstant } from './show-instant.ts';
import { clockInZone, isZone, localZone } from './zone.ts';

describe('showing an instant', () => {
  it('uses the clock of the zone and keeps the exact moment', () => {
    expect(showInstant(instant('2026-07-01T10:15:00.123456Z'), 'Europe/Paris')).toStrictEqual({
      date: '2026-07-01',
      time: '12:15:00',
      zone: 'GMT+2',
      utc: '2026-07-01T10:15:00.123456Z',
    });
  });

  it.each([
    ['seconds', '10:15:00'],
    ['milliseconds', '10:15:00.120'],
    ['all', '10:15:00.12'],
  ] as const)('shows %s', (digits, time) => {
    expect(showInstant(instant('2026-01-01T10:15:00.12Z'), 'UTC', digits).time).toBe(time);
  });

  it.each([
    ['2026-03-29T00:59:59Z', '01:59:59', 'GMT+1'],
    ['2026-03-29T01:00:00Z', '03:00:00', 'GMT+2'],
  ])('names the zone in force at %s', (text, time, zone) => {
    expect(showInstant(instant(text), 'Europe/Paris')).toMatchObject({ time, zone });
  });

  it('shows times before the common era and odd historical offsets', () => {
    expect(showInstant(instant('0044-03-15T12:00:00Z BC'), 'UTC').date).toBe('0044-03-15 BC');
    expect(showInstant(instant('1890-01-01T00:00:00Z'), 'Europe/Paris').time).toBe('00:09:21');
  });

  it('falls back to UTC beyond the platform dates and to the text beyond time', () => {
    expect(showInstant(instant('294276-12-31T10:00:00Z'), 'Europe/Paris')).toMatchObject({
      date: '294276-12-31',
      time: '10:00:00',
      zone: 'UTC',
    });
    expect(showInstant(instant('infinity'), 'UTC')).toMatchObject({ date: 'infinity', time: '' });
    expect(showInstant(instant('<b>'), 'UTC').date).toBe('<b>');
  });
});

describe('zones', () => {
  it('are known or not', () => {
    expect([isZone('Europe/Paris'), isZone('UTC'), isZone('Nowhere/City')]).toStrictEqual([
      true,
      true,
      false,
    ]);
    expect(isZone(localZone())).toBe(true);
  });

  it('know their offset before the common era', () => {
    expect(clockInZone(-70_000_000_000, 'Asia/Kolkata')?.offset).toBe(21_208);
  });
});
