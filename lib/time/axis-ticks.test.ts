import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '@/lib/events/ids.ts';
import { axisTicks } from './axis-ticks.ts';
import { shortInstant } from './short-instant.ts';

const ticks = (from: string, to: string, most = 6): readonly string[] =>
  axisTicks(Date.parse(from), Date.parse(to), { most, zone: 'UTC' }).map((tick) => tick.label);

describe('ticks of a time axis', () => {
  it('are months over two years, the year told when it is new', () => {
    expect(ticks('2025-02-12T00:00:00Z', '2026-11-20T00:00:00Z', 12)).toStrictEqual([
      ...['Mar 2025', 'May', 'Jul', 'Sep', 'Nov', 'Jan 2026', 'Mar', 'May', 'Jul', 'Sep', 'Nov'],
    ]);
  });

  it('are hours of one day, the day told once', () => {
    expect(ticks('2026-05-13T03:30:00Z', '2026-05-13T08:10:00Z')).toStrictEqual([
      ...['13 May 2026 04:00', '05:00', '06:00', '07:00', '08:00'],
    ]);
  });

  it('are seconds where that is all there is', () => {
    expect(ticks('2026-05-13T04:12:07.2Z', '2026-05-13T04:12:10.1Z')).toStrictEqual([
      ...['13 May 2026 04:12:08', '04:12:09', '04:12:10'],
    ]);
  });

  it('stand on midnights of the reader’s zone', () => {
    const [first] = axisTicks(
      Date.parse('2026-05-10T00:00:00Z'),
      Date.parse('2026-05-14T00:00:00Z'),
      { most: 6, zone: 'America/New_York' },
    );
    expect(first).toStrictEqual({ at: Date.parse('2026-05-10T04:00:00Z'), label: '10 May 2026' });
  });

  it('are whole years over centuries', () => {
    expect(ticks('1700-06-01T00:00:00Z', '2026-01-02T00:00:00Z', 5)).toStrictEqual([
      ...['1800', '1900', '2000'],
    ]);
  });

  it('are none without a span', () => {
    expect(ticks('2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z')).toStrictEqual([]);
    expect(axisTicks(Number.NaN, 1, { most: 5, zone: 'UTC' })).toStrictEqual([]);
  });

  it('lie inside the span, in order, and are never too many', () => {
    const edge = fc.integer({ min: -2e12, max: 4e12 });
    fc.assert(
      fc.property(
        fc.tuple(edge, fc.integer({ min: 1, max: 3e12 }), fc.integer({ min: 1, max: 20 })),
        ([from, span, most]) => {
          const all = axisTicks(from, from + span, { most, zone: 'UTC' }).map((tick) => tick.at);
          expect(all.length).toBeLessThanOrEqual(most + 1);
          expect(all.every((at) => at >= from && at <= from + span)).toBe(true);
          expect([...all].sort((a, b) => a - b)).toStrictEqual(all);
        },
      ),
    );
  });
});

describe('an instant in few words', () => {
  it('is a day and a clock of the zone', () => {
    expect(shortInstant(instant('2026-05-13T04:12:07.481Z'), 'UTC')).toStrictEqual({
      day: '13 May 2026',
      dayOfYear: '13 May',
      year: '2026',
      clock: '04:12:07',
    });
    expect(shortInstant(instant('2026-05-13T23:30:00Z'), 'Europe/Paris')?.day).toBe('14 May 2026');
  });

  it.each(['infinity', '0044-03-15T00:00:00Z BC', 'soon'])('%s has none', (text) => {
    expect(shortInstant(instant(text), 'UTC')).toBeNull();
  });
});
