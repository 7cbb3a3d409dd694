import { describe, expect, it } from 'vitest';
import { comparisonWords, leftOutWords } from './comparison-words.ts';

describe('the words of a comparison', () => {
  const seen = { streams: 100, events: 5000, cut: 0, sampled: 100, of: 8884, whole: true };

  it('say that nothing was left out', () => {
    expect(
      comparisonWords({ ...seen, streams: 1, events: 12, sampled: 1, of: 1, complete: true }),
    ).toBe('12 events of 1 stream were folded by both; the category has no other streams.');
  });

  it('say over how many streams the sample is spread', () => {
    expect(comparisonWords({ ...seen, complete: false })).toBe(
      '5,000 events of 100 streams were folded by both; they are spread over all 8,884 of the category.',
    );
    expect(comparisonWords({ ...seen, of: 50_000, whole: false, complete: false })).toContain(
      'spread over the first 50,000 of the category, which has more.',
    );
  });

  it('say what was not looked at', () => {
    expect(comparisonWords({ ...seen, streams: 40, cut: 2, complete: false })).toMatch(
      / Of 100 the others took too long\. Of 2 streams only the first 1,000 events were compared\.$/,
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
