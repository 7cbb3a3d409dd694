import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '@/lib/events/ids.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { compileQuery } from './evaluate/compile.ts';
import { EventReading } from './evaluate/event-reading.ts';
import { parseQuery } from './parse.ts';
import { printQuery } from './print.ts';
import { recordedWithin } from './recorded-within.ts';

const clock = { now: instant('2026-03-10T12:00:00Z'), zone: 'UTC' };

const within = (q: string, span: readonly [from: string, to: string], zone = 'UTC'): string =>
  printQuery(
    recordedWithin(
      parseQuery(q).query,
      { from: instant(span[0]), to: instant(span[1]) },
      { ...clock, zone },
    ),
  );

const firstOfMarch = ['2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z'] as const;

describe('a query narrowed to a time', () => {
  it.each([
    ['2026-03-01T00:00:00Z', '2026-03-02T00:00:00Z', 'recorded:2026-03-01'],
    ['2026-03-03T00:00:00Z', '2026-03-10T00:00:00Z', 'recorded:2026-03-03..2026-03-09'],
    ['2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z', 'recorded:2026-03'],
    ['2026-01-01T00:00:00Z', '2026-04-01T00:00:00Z', 'recorded:2026-01..2026-03'],
    [
      '2026-03-01T10:00:00Z',
      '2026-03-01T12:00:00Z',
      'recorded:2026-03-01T10:00Z..2026-03-01T11:59Z',
    ],
    [
      '2026-03-01T10:00:05Z',
      '2026-03-01T10:00:10Z',
      'recorded:2026-03-01T10:00:05Z..2026-03-01T10:00:09Z',
    ],
    [
      '2026-03-01T10:00:05.5Z',
      '2026-03-01T10:00:10Z',
      'recorded:>=2026-03-01T10:00:05.5Z recorded:<2026-03-01T10:00:10Z',
    ],
  ])('from %s to %s says %s', (from, to, expected) => {
    expect(within('', [from, to])).toBe(expected);
  });

  it('counts days as the clocks of the zone do', () => {
    const [from, to] = ['2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'];
    expect(within('', [from, to], 'Europe/Berlin')).toBe('recorded:2026-03-29');
    expect(within('', [from, to])).toBe('recorded:2026-03-28T23:00Z..2026-03-29T21:59Z');
  });

  it('takes the place of a time it lies in, and keeps the rest', () => {
    const q = 'type:A recorded:2026 -initiator:b | by day';
    expect(within(q, firstOfMarch)).toBe('type:A recorded:2026-03-01 -initiator:b | by day');
  });

  it('does not reach beyond the bounds the query has', () => {
    const q = 'recorded:>=2026-03-01T10:30Z recorded:<2026-03-05';
    expect(within(q, firstOfMarch)).toBe('recorded:2026-03-01T10:30Z..2026-03-01T23:59Z');
  });

  it('stands beside times that are not one span', () => {
    const q = 'recorded:(2026-01,2026-03)';
    expect(within(q, firstOfMarch)).toBe(
      'recorded:(2026-01,2026-03) recorded:>=2026-03-01T00:00:00Z recorded:<2026-03-02T00:00:00Z',
    );
  });

  it('finds what the query finds in that time, whatever the zone', () => {
    const start = Date.UTC(2026, 2, 27);
    const minutes = fc.integer({ min: 0, max: 6 * 24 * 60 });
    const at = (minute: number) => instant(new Date(start + minute * 60_000).toISOString());
    const queries = [
      '',
      'recorded:2026-03',
      'recorded:>=-7d',
      'recorded:(2026-03-28,2026-03-30)',
      'recorded:!=2026-03-29',
      'recorded:2026-03-28T10:00..2026-03-30',
      'recorded:2026-03-28 or recorded:2026-03-31',
      '-recorded:2026-03-29',
      'recorded:2027',
    ];
    fc.assert(
      fc.property(
        fc.record({
          q: fc.constantFrom(...queries),
          zone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/St_Johns'),
        }),
        fc.tuple(minutes, minutes).filter(([a, b]) => a < b),
        fc.array(minutes, { maxLength: 20 }),
        ({ q, zone }, [a, b], times) => {
          const here = { now: instant('2026-03-31T12:00:00Z'), zone };
          const context = { clock: here, comparePositions: () => 0, service: null };
          const asked = parseQuery(q).query;
          const narrowed = recordedWithin(asked, { from: at(a), to: at(b) }, here);
          const again = parseQuery(printQuery(narrowed)).query;
          expect(again).toEqual(narrowed);
          const [wide, narrow] = [compileQuery(asked, context), compileQuery(again, context)];
          for (const time of [...times, a, b, b - 1]) {
            const reading = new EventReading(sampleEvent(1, { recordedAt: at(time) }));
            const inside = time >= a && time < b;
            expect(narrow(reading), printQuery(narrowed)).toBe(inside && wide(reading) === true);
          }
        },
      ),
    );
  });
});
