import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldRows } from './field-rows.ts';
import { canShowTime, fieldSpans, shapeOf } from './field-spans.ts';
import { sampleIntervals } from './sample-interval.ts';
import { stepPoints, thinPoints } from './step-points.ts';
import { valueLanes } from './value-lanes.ts';

const rowsOf = (values: readonly (string | null)[]) => fieldRows(sampleIntervals(values));
const open = { version: null, recordedAt: null };
const day = 86_400_000;

describe('the shape of a history', () => {
  it('is steps for numbers, also where the field was null or gone', () => {
    expect(shapeOf(rowsOf(['1', 'null', '-2.5e3', null]))).toBe('steps');
  });

  it('is lanes for few different values, and for numbers beyond a double', () => {
    expect(shapeOf(rowsOf(['"a"', '"b"', '"a"']))).toBe('lanes');
    expect(shapeOf(rowsOf(['1', '1e400']))).toBe('lanes');
    expect(shapeOf(rowsOf(['true', '1']))).toBe('lanes');
  });

  it('is the list alone for many values, for one, and where there was never a value', () => {
    expect(shapeOf(rowsOf(Array.from({ length: 9 }, (_, i) => `"${i}"`)))).toBe('list');
    expect(shapeOf(rowsOf(['1']))).toBe('list');
    expect(shapeOf(rowsOf([null, 'null']))).toBe('list');
  });
});

describe('the axis', () => {
  it('is time only where every interval has one and none runs backwards', () => {
    const intervals = sampleIntervals(['1', '2']);
    expect(canShowTime(fieldRows(intervals))).toBe(true);
    expect(canShowTime(fieldRows([...intervals].reverse()))).toBe(false);
    expect(canShowTime(fieldRows(intervals.map((i) => ({ ...i, recordedAt: null }))))).toBe(false);
  });

  it('reaches to the end of the stream', () => {
    const rows = rowsOf(['1', '2']);
    const byTime = fieldSpans(rows, 'time', { version: '9', recordedAt: '2026-03-05T00:00:00Z' });
    expect(byTime.map(({ start, end }) => (end - start) / day)).toEqual([1, 3]);
    const byVersion = fieldSpans(rows, 'version', { version: '9', recordedAt: null });
    expect(byVersion.map(({ start, end }) => [start, end])).toEqual([
      [0, 1],
      [1, 9],
    ]);
  });

  it('ends with the last change where the end is not known', () => {
    const last = fieldSpans(rowsOf(['1', '2']), 'time', open).at(-1);
    expect(last?.end).toBe(last?.start);
  });
});

describe('the steps', () => {
  it('are level while the value holds and have a hole where there is none', () => {
    const spans = fieldSpans(rowsOf(['5', null, '7']), 'version', { ...open, version: '3' });
    expect(stepPoints(spans)).toEqual([
      { x: 0, y: 5 },
      { x: 1, y: 5 },
      { x: 1, y: null },
      { x: 2, y: 7 },
      { x: 3, y: 7 },
    ]);
  });

  it('keep their extremes, holes and ends when they are thinned', () => {
    const values = fc.array(fc.option(fc.integer({ min: -1000, max: 1000 }), { nil: null }), {
      minLength: 100,
      maxLength: 400,
    });
    fc.assert(
      fc.property(values, (all) => {
        const points = all.map((y, x) => ({ x, y }));
        const thin = thinPoints(points, 10);
        const level = (some: typeof points) => some.flatMap(({ y }) => (y === null ? [] : [y]));
        expect(thin.length).toBeLessThanOrEqual(50);
        expect(Math.max(...level([...thin]))).toBe(Math.max(...level(points)));
        expect(Math.min(...level([...thin]))).toBe(Math.min(...level(points)));
        expect([thin[0], thin.at(-1)]).toEqual([points[0], points.at(-1)]);
        expect(thin.some(({ y }) => y === null)).toBe(all.includes(null));
      }),
    );
  });

  it('stay as they are when they are few', () => {
    const points = [{ x: 0, y: 1 }];
    expect(thinPoints(points, 10)).toBe(points);
  });
});

describe('the lanes', () => {
  it('stand for each value once, with all the times it was had', () => {
    const spans = fieldSpans(rowsOf(['"a"', '"b"', '"a"', null]), 'version', {
      ...open,
      version: '4',
    });
    const lanes = valueLanes(spans);
    expect(lanes.map(({ label, stretches }) => [label, stretches.length])).toEqual([
      ['"a"', 2],
      ['"b"', 1],
      ['removed', 1],
    ]);
    expect(lanes[1]?.stretches[0]).toMatchObject({ start: 0.25, width: 0.25 });
  });

  it('tell null, removed and the texts of these names apart', () => {
    const lanes = valueLanes(
      fieldSpans(rowsOf(['"null"', 'null', '"removed"', null]), 'version', open),
    );
    expect(lanes.map(({ state }) => state)).toEqual(['value', 'null', 'value', 'removed']);
  });

  it('have few stretches however often the value changes', () => {
    const values = Array.from({ length: 6000 }, (_, i) => (i % 2 === 0 ? 'true' : 'false'));
    const spans = fieldSpans(rowsOf(values), 'version', open);
    for (const lane of valueLanes(spans)) expect(lane.stretches.length).toBeLessThanOrEqual(2001);
  });
});
