import { describe, expect, it } from 'vitest';
import { comparisonWords, leftOutWords } from './comparison-words.ts';

describe('the words of a comparison', () => {
  it('say that nothing was left out', () => {
    expect(comparisonWords({ streams: 1, events: 12, cut: 0, complete: true })).toBe(
      '12 events of 1 stream were folded by both; the category has no other streams.',
    );
  });

  it('say what was not looked at', () => {
    expect(comparisonWords({ streams: 100, events: 5000, cut: 2, complete: false })).toBe(
      '5,000 events of 100 streams were folded by both; there are further streams. Of 2 streams only the beginning was compared.',
    );
  });
});

describe('the words of what is left out', () => {
  const types = (...names: readonly string[]) => names.map((type) => ({ type, count: 2 }));

  it('are none where nothing is', () => {
    expect(leftOutWords(null)).toBe('');
    expect(leftOutWords({ unhandled: [], declared: true, events: 9 })).toBe('');
  });

  it('say whether the draft says so itself', () => {
    expect(leftOutWords({ unhandled: types('A', 'B'), declared: true, events: 9 })).toBe(
      ' Not handled: A (2), B (2).',
    );
    expect(leftOutWords({ unhandled: types('A'), declared: false, events: 9 })).toBe(
      ' Never changed a state: A (2).',
    );
  });

  it('count the types that are not named', () => {
    const many = types(...'abcdefghij');
    expect(leftOutWords({ unhandled: many, declared: true, events: 9 })).toMatch(
      /h \(2\) and 2 more\.$/,
    );
  });
});
