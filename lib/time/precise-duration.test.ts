import { describe, expect, it } from 'vitest';
import { preciseDuration } from './precise-duration.ts';

describe('a duration in two units', () => {
  it.each([
    [73, '1 min 13 s'],
    [60, '1 min'],
    [60.4, '1 min'],
    [3600 + 59, '1 h'],
    [3600 + 61, '1 h 1 min'],
    [27 * 3600 + 52 * 60, '1 day 3 h'],
    [400 * 86_400, '400 days'],
    [12, '12 s'],
    [0.25, '250 ms'],
    [0, '0 s'],
    [-73, '1 min 13 s'],
  ])('tells %s seconds as %s', (seconds, words) => {
    expect(preciseDuration(seconds)).toBe(words);
  });
});
