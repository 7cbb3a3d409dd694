import { describe, expect, it } from 'vitest';
import { playheadWords } from './playhead-words.ts';

const state = (version: string | null) => ({
  moment: { at: '', version, recordedAt: null, skewed: false },
});
const time = Date.parse('2026-05-13T04:12:07Z');

describe('the words of a playhead', () => {
  it('name the version and the day', () => {
    const at = '2026-05-13T04:12:07Z';
    expect(playheadWords({ at, time, state: state('12') }, 'UTC')).toEqual({
      flag: 'v12 · 13 May',
      spoken: 'v12, 13 May 2026 04:12:07',
    });
    expect(playheadWords({ at, time, state: null }, 'UTC').flag).toBe('13 May');
  });

  it('say where there was no event yet, and now', () => {
    expect(playheadWords({ at: 'x', time, state: state(null) }, 'UTC').flag).toBe(
      'before its first event · 13 May',
    );
    expect(playheadWords({ at: null, time: null, state: state('9') }, 'UTC').flag).toBe('v9 · now');
  });

  it('say what was asked for where that is no time', () => {
    expect(playheadWords({ at: 'p10', time: null, state: null }, 'UTC').flag).toBe('p10');
  });
});
