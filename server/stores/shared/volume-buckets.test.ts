import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '@/lib/events/ids.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';
import { finite, printPoint } from '@/lib/time/time-point.ts';
import { bucketEdge, bucketOf, planBuckets } from './volume-buckets.ts';

const at = (text: string) => instant(text);
const moment = fc
  .tuple(fc.integer({ min: -9_000_000_000, max: 9_000_000_000 }), fc.stringMatching(/^\d{0,6}$/))
  .map(([seconds, fraction]) => printPoint(finite(seconds, fraction)));

describe('planning buckets of time', () => {
  it('takes the finest width with a name that fits', () => {
    const plan = planBuckets(at('2026-01-01T00:00:10Z'), at('2026-01-01T23:50:00Z'), 24);
    expect(plan).toEqual({
      from: '2026-01-01T00:00:00Z',
      to: '2026-01-02T00:00:00Z',
      seconds: 3600,
      buckets: 24,
    });
  });

  it('makes one bucket of one instant', () => {
    const plan = planBuckets(at('2026-01-01T00:00:00.5Z'), at('2026-01-01T00:00:00.5Z'), 10);
    expect(plan).toMatchObject({ buckets: 1, seconds: 1 });
  });

  it('has no plan for what is no time', () => {
    expect(planBuckets(at('infinity'), at('2026-01-01T00:00:00Z'), 10)).toBeNull();
    expect(planBuckets(at('2026-01-01T00:00:00Z'), at('tomorrow'), 10)).toBeNull();
  });

  it('covers both ends with no more buckets than wanted, and puts each instant in its bucket', () => {
    fc.assert(
      fc.property(moment, moment, fc.integer({ min: 2, max: 400 }), (a, b, wanted) => {
        const [first, last] = compareInstants(a, b) <= 0 ? [a, b] : [b, a];
        const plan = planBuckets(first, last, wanted);
        if (plan === null) return expect.fail('there is a plan for finite times');
        expect(plan.buckets).toBeLessThanOrEqual(wanted);
        for (const time of [first, last]) {
          const bucket = bucketOf(plan, time);
          if (bucket === null) return expect.fail('the ends lie in buckets');
          expect(compareInstants(bucketEdge(plan, bucket), time)).toBeLessThanOrEqual(0);
          expect(compareInstants(time, bucketEdge(plan, bucket + 1))).toBe(-1);
        }
        expect(bucketEdge(plan, plan.buckets)).toBe(plan.to);
        expect(bucketOf(plan, plan.to)).toBeNull();
      }),
    );
  });
});
