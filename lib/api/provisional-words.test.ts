import { expect, it } from 'vitest';
import { provisionalWords } from './provisional-words.ts';
import type { Provisional } from './search.ts';

const open: Provisional = { settled: '9', newer: 4, more: false, byTime: false };

it.each<[string, Provisional | null, string]>([
  ['a whole one', null, ''],
  [
    'one with newer events',
    open,
    'final up to p9; 4 newer events are provisional, because somebody is still writing below them',
  ],
  [
    'one with a single newer event, final nowhere',
    { ...open, settled: null, newer: 1 },
    '1 newer event is provisional, because somebody is still writing below them',
  ],
  [
    'one with more than were counted',
    { ...open, newer: 5000, more: true },
    'final up to p9; more than 5,000 newer events are provisional, because somebody is still writing below them',
  ],
  [
    'one of a store that does not show its writers',
    { ...open, byTime: true },
    'final up to p9; 4 newer events are provisional, because the store does not show who is writing',
  ],
  [
    'one of such a store that is final by time',
    { ...open, newer: 0, byTime: true },
    'the store does not show who is writing: what takes more than ten seconds to commit may be missing',
  ],
])('an answer says how far it is final: %s', (_, provisional, words) => {
  expect(provisionalWords(provisional)).toBe(words);
});
