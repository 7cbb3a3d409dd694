import { describe, expect, it } from 'vitest';
import { checkedWords, outcomeWords } from './check-words.ts';

describe('the word of a check', () => {
  it.each([
    ['holds', 'passes'],
    ['fails', 'fails at v3'],
    ['unclaimed', 'not claimed'],
    ['unknown', 'not checked'],
  ] as const)('that %s is: %s', (outcome, word) => {
    expect(outcomeWords({ outcome, at: { version: '3', type: 'Paid' } })[0]).toBe(word);
  });

  it('names no version where it fails at none alone', () => {
    expect(outcomeWords({ outcome: 'fails', at: null })).toEqual(['fails', 'red']);
  });
});

describe('the words of what was checked', () => {
  it('say of how many streams', () => {
    const seen = { streams: 20, sampled: 20, of: 8884, whole: true };
    expect(checkedWords(seen)).toBe('Checked on 20 of 8,884 streams, from all over the category.');
    expect(checkedWords({ ...seen, of: 20 })).toBe('Checked on all 20 of its streams.');
    expect(checkedWords({ ...seen, of: 0, streams: 0, sampled: 0 })).toContain('no stream');
  });

  it('say what was left out', () => {
    const words = checkedWords({ streams: 3, sampled: 20, of: 50_000, whole: false });
    expect(words).toContain('and there are further ones');
    expect(words).toContain('Of 20 chosen ones the others took too long');
  });
});
