import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '@/lib/events/ids.ts';
import { chartPlace, compareInstants } from './compare-instants.ts';
import { finite, printPoint } from './time-point.ts';

const inOrder = [
  '-infinity',
  '0044-03-15T00:00:00Z BC',
  '0001-01-01T00:00:00Z',
  '2026-03-01T10:15:00Z',
  '2026-03-01T10:15:00.000001Z',
  '2026-03-01T10:15:00.05Z',
  '2026-03-01T10:15:00.5Z',
  '2026-03-01T10:15:00.51Z',
  '294276-12-31T23:59:59Z',
  'infinity',
  'not a time',
  'sometime',
].map(instant);

const anyInstant = fc.oneof(
  fc.constantFrom(...inOrder),
  fc.string().map(instant),
  fc
    .tuple(fc.integer({ min: -3, max: 3 }), fc.stringMatching(/^\d{0,4}$/))
    .map(([seconds, fraction]) => printPoint(finite(seconds, fraction))),
);

describe('the order of instants', () => {
  it('puts every text at one place', () => {
    const shuffled = [...inOrder].reverse();
    expect(shuffled.sort(compareInstants)).toStrictEqual(inOrder);
  });

  it('takes different writings of one moment as equal', () => {
    for (const text of ['2026-03-01T10:15:00.500Z', '2026-03-01 11:15:00.5+01']) {
      expect(compareInstants(instant(text), instant('2026-03-01T10:15:00.5Z'))).toBe(0);
    }
  });

  it('is total: antisymmetric, transitive and never NaN', () => {
    fc.assert(
      fc.property(anyInstant, anyInstant, anyInstant, (a, b, c) => {
        expect(compareInstants(a, b) + compareInstants(b, a)).toBe(0);
        expect(compareInstants(a, a)).toBe(0);
        const [low, middle, high] = [a, b, c].sort(compareInstants);
        if (low === undefined || middle === undefined || high === undefined) return;
        expect(compareInstants(low, middle)).toBeLessThanOrEqual(0);
        expect(compareInstants(low, high)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the place of an instant on a chart', () => {
  it.each([
    ['1970-01-01T00:00:01.25Z', { milliseconds: 1250 }],
    ['1969-12-31T23:59:59.5Z', { milliseconds: -500 }],
    ['infinity', { offChart: 'infinite' }],
    ['294276-12-31T23:59:59Z', { offChart: 'too-far' }],
    ['tomorrow', { offChart: 'no-time' }],
  ])('%s', (text, expected) => {
    expect(chartPlace(instant(text))).toStrictEqual(expected);
  });
});
