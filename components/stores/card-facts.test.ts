import { describe, expect, it } from 'vitest';
import { amountWords, sparkOf } from './card-facts.ts';

const volume = (counts: readonly { bucket: number; events: number }[]) => ({
  from: '2026-01-01T00:00:00Z',
  to: '2026-02-01T00:00:00Z',
  seconds: 3600,
  counts: counts.map((count) => ({ ...count, category: null })),
  sampled: false,
  examined: '1',
});

describe('the facts of a store card', () => {
  it('are counts with every digit', () => {
    expect(amountWords('9007199254740993', false)).toBe('9,007,199,254,740,993');
  });

  it('say what is only an estimate, and what was not counted', () => {
    expect(amountWords('1200', true)).toBe('about 1,200');
    expect(amountWords(null, true)).toBe('not counted');
  });

  it('add the categories of each slice and keep empty slices', () => {
    const counts = [
      { bucket: 0, events: 2 },
      { bucket: 0, events: 3 },
      { bucket: 3, events: 1 },
    ];
    expect(sparkOf(volume(counts))).toStrictEqual([5, 0, 0, 1]);
  });

  it('are no line where there is no time', () => {
    expect(sparkOf(null)).toStrictEqual([]);
    expect(sparkOf(volume([]))).toStrictEqual([]);
  });
});
