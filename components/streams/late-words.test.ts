import { describe, expect, it } from 'vitest';
import { lateWords } from './late-words.ts';

const rail = (count: number, marks = count, done = true) => ({
  late: {
    count,
    marks: Array.from({ length: marks }, (_, n) => ({ version: String(n), recordedAt: null })),
  },
  done,
});

describe('the words below the rail of late events', () => {
  it('say how many there are in the whole stream, and what late means', () => {
    expect(lateWords(rail(1))).toBe(
      '◂ 1 event was recorded late: an hour or more after it happened, or after what happened later.',
    );
    expect(lateWords(rail(1200))).toContain(
      '1,200 events were recorded late: an hour or more after they',
    );
  });

  it('say that more may come while the stream is being folded, and that marks are shared', () => {
    expect(lateWords(rail(2, 2, false))).toContain('recorded late so far:');
    expect(lateWords(rail(9, 4))).toMatch(/Those close together share a mark\.$/);
    expect(lateWords(rail(4))).not.toContain('share');
  });

  it('are none where nothing was', () => {
    expect(lateWords(rail(0))).toBeNull();
  });
});
