import { describe, expect, it } from 'vitest';
import { finderOf } from './find-in-results.ts';
import { findWords } from './find-words.ts';

const find = finderOf('x');

describe('what a find in results says', () => {
  it('counts within what was loaded, and says so', () => {
    const words = findWords({ find, rows: [1, 2], at: 0, partly: 0 }, { events: 300, more: false });
    expect(words).toBe('2 matches in the 300 loaded results.');
  });

  it('says which one the reader is at, and that the answer goes on', () => {
    const words = findWords({ find, rows: [1, 2], at: 2, partly: 0 }, { events: 300, more: true });
    expect(words).toBe('2 of 2 matches in the 300 loaded results; the answer goes on behind them.');
  });

  it('says what could only be looked at in part', () => {
    const words = findWords({ find, rows: [], at: 0, partly: 1 }, { events: 1, more: false });
    expect(words).toBe('0 matches in the 1 loaded result; 1 event only in part or not as text.');
  });

  it('says where it would look before anything is written', () => {
    const words = findWords({ find: null, rows: [], at: 0, partly: 0 }, { events: 5, more: false });
    expect(words).toBe('Looks in the 5 loaded results.');
  });
});
