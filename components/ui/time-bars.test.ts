import { describe, expect, it } from 'vitest';
import { barAt, barOf, selectBars } from './time-bars.ts';

const day = { from: '2026-03-01T00:00:00Z', seconds: 86_400 };
const bars = [1, 2, 4].map((events, index) => barOf(day, index, [events]));

describe('a bar', () => {
  it('says where it begins and ends', () => {
    expect(bars[1]?.start).toBe('2026-03-02T00:00:00Z');
    expect(bars[1]?.end).toBe('2026-03-03T00:00:00Z');
  });

  it('holds what its layers hold together', () => {
    expect(barOf(day, 0, [2, 0, 3]).events).toBe(5);
  });
});

describe('a selection of bars', () => {
  it('is the period from the first to the end of the last, whichever was touched first', () => {
    expect(selectBars(bars, 2, 1)).toEqual({
      first: 1,
      last: 2,
      from: '2026-03-02T00:00:00Z',
      to: '2026-03-04T00:00:00Z',
      events: 6,
    });
  });

  it('of bars that are not there is none', () => {
    expect(selectBars(bars, 0, 9)).toBeNull();
  });
});

describe('the bar at a point', () => {
  it('is the one below it, or the nearest at the edges', () => {
    expect(barAt(50, 100, 4)).toBe(2);
    expect(barAt(-5, 100, 4)).toBe(0);
    expect(barAt(500, 100, 4)).toBe(3);
  });

  it('is none where there are no bars or no room', () => {
    expect(barAt(5, 100, 0)).toBeNull();
    expect(barAt(5, 0, 4)).toBeNull();
  });
});
