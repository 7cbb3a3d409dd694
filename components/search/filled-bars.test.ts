import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketOf } from '@/lib/query/steps/bucket.ts';
import { timeBuckets } from '@/lib/query/syntax.ts';
import { filledBars } from './filled-bars.ts';

const names = (bucket: (typeof timeBuckets)[number], ...given: string[]) =>
  filledBars(
    given.map((name) => ({ name, count: 1 })),
    bucket,
  ).map(({ name, count }) => (count === 0 ? `(${name})` : name));

describe('bars over time', () => {
  it('have the empty days between them', () => {
    expect(names('day', '2026-02-27', '2026-03-02')).toStrictEqual([
      '2026-02-27',
      '(2026-02-28)',
      '(2026-03-01)',
      '2026-03-02',
    ]);
  });

  it('have the empty hours, weeks and months too', () => {
    expect(names('hour', '2026-02-28T23:00', '2026-03-01T01:00')).toContain('(2026-03-01T00:00)');
    expect(names('week', '2026-03-02', '2026-03-16')).toContain('(2026-03-09)');
    expect(names('month', '2025-11', '2026-01')).toContain('(2025-12)');
  });

  it('are left as they are across a gap that no chart could show', () => {
    expect(names('hour', '1999-01-01T00:00', '2026-01-01T00:00')).toHaveLength(2);
    expect(names('day', '0044-03-15 BC', '2026-01-01')).toHaveLength(2);
  });

  it('keep all that were there, in order, under the names the language gives', () => {
    const time = fc
      .integer({ min: 0, max: 400 })
      .map((hours) => new Date(Date.UTC(2026, 1, 20, hours)).toISOString());
    fc.assert(
      fc.property(
        fc.constantFrom(...timeBuckets),
        fc.array(time, { minLength: 1 }),
        (bucket, times) => {
          const given = [...new Set(times.map((at) => bucketOf(at, bucket, 'UTC') ?? ''))].sort();
          const filled = filledBars(
            given.map((name) => ({ name, count: 1 })),
            bucket,
          );
          expect(filled.filter(({ count }) => count > 0).map(({ name }) => name)).toStrictEqual(
            given,
          );
          const all = filled.map(({ name }) => name);
          expect(all).toStrictEqual([...new Set(all)].sort());
        },
      ),
    );
  });
});
