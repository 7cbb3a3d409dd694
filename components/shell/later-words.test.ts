import { describe, expect, it } from 'vitest';
import { laterWords, limitsOf } from './later-words.ts';

const some = { recordedAt: '2026-01-01T00:00:00Z', skewed: false, later: 12_345, complete: true };

describe('what a pinned moment leaves out', () => {
  it.each([
    [some, '— 12,345 later events are not shown'],
    [{ ...some, later: 1 }, '— 1 later event is not shown'],
    [{ ...some, later: 0 }, '— nothing was recorded later'],
    [
      { ...some, later: 100_000, complete: false },
      '— more than 100,000 later events are not shown',
    ],
    [
      { ...some, recordedAt: null, later: 2 },
      '— 2 later events are not shown; the store was empty',
    ],
    [
      { ...some, later: 2, skewed: true },
      '— 2 later events are not shown; clocks ran backwards nearby, so the order of the log decides',
    ],
  ])('%j', (later, words) => {
    expect(laterWords(later)).toBe(words);
  });

  it('names what a screen cannot show as it was', () => {
    expect(limitsOf({ store: 's', section: 'search' })).toBe('Searched without the index.');
    expect(limitsOf({ store: 's', section: 'live' })).toContain('back to now');
    expect(limitsOf({ store: null, section: 'stores' })).toContain('now');
    expect(limitsOf({ store: 's', section: 'streams' })).toBeNull();
  });
});
