import { describe, expect, it } from 'vitest';
import { comparisonWords } from './comparison-words.ts';

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
