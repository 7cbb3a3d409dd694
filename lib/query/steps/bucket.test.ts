import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeBuckets } from '../syntax.ts';
import { bucketOf } from './bucket.ts';

describe('the part of the calendar an event falls into', () => {
  it.each([
    ['2026-03-01T10:59:59.999Z', 'hour', 'UTC', '2026-03-01T10:00'],
    ['2026-03-01T10:15:00Z', 'day', 'UTC', '2026-03-01'],
    ['2026-03-01T10:15:00Z', 'month', 'UTC', '2026-03'],
    ['2026-03-01T10:15:00Z', 'week', 'UTC', '2026-02-23'],
    ['2026-03-02T00:00:00Z', 'week', 'UTC', '2026-03-02'],
    ['1970-01-01T00:00:00Z', 'week', 'UTC', '1969-12-29'],
    ['1969-12-28T23:59:59Z', 'week', 'UTC', '1969-12-22'],
    ['2026-02-28T23:30:00Z', 'month', 'Europe/Paris', '2026-03'],
    ['2026-03-01T20:00:00Z', 'week', 'Asia/Tokyo', '2026-03-02'],
    ['2026-03-01T18:15:00Z', 'hour', 'Asia/Kolkata', '2026-03-01T23:00'],
    ['0044-03-15T12:00:00Z BC', 'month', 'UTC', '0044-03 BC'],
    ['0044-03-15T12:00:00Z BC', 'day', 'UTC', '0044-03-15 BC'],
    ['12026-03-15T12:00:00Z', 'month', 'UTC', '12026-03'],
  ] as const)('%s by %s in %s is %s', (...given) => {
    const [at, bucket, zone, expected] = given;
    expect(bucketOf(at, bucket, zone)).toBe(expected);
  });

  it.each([null, '', 'soon', 'infinity', '-infinity', '300000-01-01T00:00:00Z'])(
    'is none for %j',
    (at) => {
      expect(timeBuckets.map((bucket) => bucketOf(at, bucket, 'UTC'))).toStrictEqual(
        timeBuckets.map(() => undefined),
      );
    },
  );

  it('begins with a Monday no more than six days before, where it is a week', () => {
    const day = fc.integer({ min: -100_000, max: 100_000 });
    fc.assert(
      fc.property(day, (each) => {
        const at = new Date(each * 86_400_000);
        const monday = new Date(bucketOf(at.toISOString(), 'week', 'UTC') ?? '');
        expect(monday.getUTCDay()).toBe(1);
        expect(Math.floor((at.getTime() - monday.getTime()) / 604_800_000)).toBe(0);
      }),
    );
  });
});
