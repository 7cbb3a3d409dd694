import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { domainOf, fieldTicks, spanAt } from './field-axis.ts';
import { fieldRows } from './field-rows.ts';
import { fieldSpans } from './field-spans.ts';
import { sampleIntervals } from './sample-interval.ts';

const spansOf = (count: number, version: string | null = null) =>
  fieldSpans(
    fieldRows(sampleIntervals(Array.from({ length: count }, (_, index) => String(index)))),
    'version',
    { version, recordedAt: null },
  );

describe('the marks of the axis', () => {
  it('name versions, not places', () => {
    const ticks = fieldTicks(spansOf(2, '10'), { axis: 'version', zone: 'UTC', most: 5 });
    expect(ticks.map(({ label }) => label)).toEqual(['v1', 'v3', 'v5', 'v7', 'v9', 'v11']);
  });

  it('are not more than there is room for, and never twice the same', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 2, max: 12 }),
        (last, most) => {
          const ticks = fieldTicks(spansOf(1, String(last)), {
            axis: 'version',
            zone: 'UTC',
            most,
          });
          expect(ticks.length).toBeLessThanOrEqual(most + 1);
          expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
        },
      ),
    );
  });

  it('are dates of the zone over time', () => {
    const spans = fieldSpans(fieldRows(sampleIntervals(['1', '2', '3'])), 'time', {
      version: null,
      recordedAt: '2026-03-10T00:00:00Z',
    });
    const ticks = fieldTicks(spans, { axis: 'time', zone: 'UTC', most: 10 });
    expect(ticks[0]?.label).toBe('1 Mar 2026');
  });

  it('have a length even where nothing lies between', () => {
    const [from, to] = domainOf(spansOf(1));
    expect(to).toBeGreaterThan(from);
  });
});

describe('the interval at a place', () => {
  it('is the one that holds it, the first and the last at the ends', () => {
    const spans = spansOf(4, '4');
    expect(spanAt(spans, 0.3)?.row.from).toBe('2');
    expect(spanAt(spans, -1)?.row.from).toBe('1');
    expect(spanAt(spans, 2)?.row.from).toBe('4');
  });

  it('is none where there is none', () => {
    expect(spanAt([], 0.5)).toBeNull();
  });
});
