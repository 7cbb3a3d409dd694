import { describe, expect, it } from 'vitest';
import { truthWords } from './truth-words.ts';

describe('when a condition held, in words', () => {
  it.each([
    [{ intervals: 0, first: null, last: null, now: false, seconds: 0 }, 'It never held.'],
    [
      { intervals: 1, first: '5', last: '8', now: false, seconds: 333 },
      'It held once, first at v5, last at v8, for 5 min in all; it does not hold now.',
    ],
    [
      { intervals: 1200, first: '1', last: '9', now: true, seconds: null },
      'It held 1,200 times, first at v1, last at v9; it holds now.',
    ],
  ])('%#', (total, words) => {
    expect(truthWords(total)).toBe(words);
  });
});
