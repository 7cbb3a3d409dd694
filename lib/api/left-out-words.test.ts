import { describe, expect, it } from 'vitest';
import { leftOutWords } from './left-out-words.ts';

const words = (newer: number, more = false, provisional = true) =>
  leftOutWords({ head: '4', leftOut: { newer, more, provisional } });

describe('the sentence about newer events that are not in a file', () => {
  it('says how many, in one or many, and why', () => {
    expect(words(1)).toBe(
      '1 event newer than its head p4 is not in it: the log was final only up to there when it was asked for.',
    );
    expect(words(2, false, false)).toBe(
      '2 events newer than its head p4 are not in it: it was asked for back from there.',
    );
  });

  it('never says a number for the whole where there are more', () => {
    expect(words(5000, true)).toMatch(/^More than 5,000 events newer than its head p4 are not/);
  });

  it('is empty where nothing newer was there or it was not counted', () => {
    expect(words(0)).toBe('');
    expect(leftOutWords({ head: '4', leftOut: null })).toBe('');
  });
});
