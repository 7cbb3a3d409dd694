import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barsOn, commonSpan, nextStop, placeOn, timeAt, timeOfMoment } from './common-axis.ts';

const rail = (
  from: string | null,
  to: string | null,
  overTime: readonly number[] = [1, 0, 0, 1],
) => ({
  ...{ from, to },
  overTime: [...overTime],
});
const first = rail('2026-01-01T00:00:00Z', '2026-01-05T00:00:00Z');
const second = rail('2026-01-03T00:00:00Z', '2026-01-11T00:00:00Z', [4, 0, 0, 1]);
const both = [first, second];
const day = 86_400_000;
const time = (text: string): number => Date.parse(text);

describe('one time axis for two streams', () => {
  it('reaches from the first event of either to the last of either', () => {
    expect(commonSpan(both)).toEqual({
      from: time('2026-01-01T00:00:00Z'),
      to: time('2026-01-11T00:00:00Z'),
    });
    expect(commonSpan([first, rail(null, null)])?.to).toBe(time('2026-01-05T00:00:00Z'));
    expect(commonSpan([rail(null, null), rail('infinity', 'infinity')])).toBeNull();
  });

  it('shows each at the place of its own time', () => {
    const span = commonSpan(both);
    if (span === null) throw new Error('There are times.');
    expect(barsOn(span, first, 10).map(({ place }) => place)).toEqual([0, 0.3]);
    expect(barsOn(span, second, 10)).toEqual([
      { place: 0.3, height: 1 },
      { place: 0.9, height: 0.5 },
    ]);
  });

  it('says the time of a place, and now at its very end', () => {
    const span = { from: 0, to: 10 * day };
    expect(timeAt(span, 0.5)).toBe('1970-01-06T00:00:00Z');
    expect(timeAt(span, 1)).toBeNull();
    expect(timeAt(span, -3)).toBe('1970-01-01T00:00:00Z');
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), (place) => {
        const at = timeAt(span, place);
        expect(placeOn(span, Date.parse(at ?? ''))).toBeCloseTo(place, 6);
      }),
    );
  });

  it('steps to where something had happened in either, and ends now', () => {
    const steps: (string | null)[] = [];
    let at: string | null = '2025-12-31T00:00:00Z';
    do {
      at = nextStop(both, time(at), 'on');
      steps.push(at);
    } while (at !== null);
    expect(steps).toEqual(['2026-01-02T00:00:00.001Z', '2026-01-05T00:00:00.001Z', null]);
    expect(nextStop(both, null, 'back')).toBe('2026-01-05T00:00:00.001Z');
    expect(nextStop(both, time('2026-01-02T00:00:00Z'), 'back')).toBe('2026-01-02T00:00:00.001Z');
    expect(nextStop([rail(null, null)], null, 'back')).toBeNull();
  });

  it('takes the time out of a moment that names one', () => {
    expect(timeOfMoment('2026-06')).toBe(time('2026-06-01T00:00:00Z'));
    expect([timeOfMoment('v3'), timeOfMoment(null), timeOfMoment('soon')]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
