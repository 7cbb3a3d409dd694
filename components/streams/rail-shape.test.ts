import { describe, expect, it } from 'vitest';
import type { RailView } from '@/lib/api/rail-view.ts';
import { milliseconds, railShape } from './rail-shape.ts';

const rail: RailView = {
  first: '1',
  last: '4',
  from: '2026-01-01T00:00:00Z',
  to: '2026-01-02T00:00:00Z',
  folded: '4',
  done: true,
  overTime: [2, 0, 2],
  versionAtSlice: ['2', '2', '4'],
  marks: [],
  late: { count: 0, marks: [] },
};

describe('the shape of a stream on the rail', () => {
  it('has numbers for times and versions', () => {
    expect(railShape(rail)).toMatchObject({
      first: 1n,
      last: 4n,
      to: Date.parse('2026-01-02T00:00:00Z'),
      ends: [2n, 2n, 4n],
    });
  });

  it('never runs backwards, even where clocks did', () => {
    expect(railShape({ ...rail, versionAtSlice: ['3', '2', '4'] })?.ends).toStrictEqual([
      3n,
      3n,
      4n,
    ]);
  });

  it('is none for a stream without events', () => {
    expect(railShape({ ...rail, first: null, last: null })).toBeNull();
  });

  it('leaves out times that no chart can hold', () => {
    expect(milliseconds('infinity')).toBeNull();
    expect(milliseconds(null)).toBeNull();
    expect(milliseconds('1970-01-01T00:00:01Z')).toBe(1000);
  });
});
