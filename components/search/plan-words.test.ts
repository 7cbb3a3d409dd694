import { describe, expect, it } from 'vitest';
import { planWords } from './plan-words.ts';
import type { SearchPlan } from './search-run.ts';

const plan = (...asked: SearchPlan['asked']): SearchPlan => ({
  ...{ kind: 'plan', explained: '', query: '', pinned: '', notices: [], head: null },
  ...{ stores: [], asked },
});
const store = (pushed: string, scanned: string) => ({ store: 'shop', pushed, scanned });
const coverage = {
  ...{ complete: true, capped: null, examined: 9, matched: 3, unreadable: 0, provisional: null },
  ...{ newest: null, searchedTo: null, head: '9', index: null, indexProblem: null },
};

describe('the words for how a search is answered', () => {
  it.each([
    ['', '', 'every event fits'],
    ['type:A', '', 'filtered by the store'],
    ['', 'data.n:1', 'judged event by event'],
    ['type:A', 'data.n:1', 'filtered by the store in part, the rest judged event by event'],
  ])('say who does what: %s, %s', (pushed, scanned, words) => {
    expect(planWords(plan(store(pushed, scanned)), null)).toBe(words);
  });

  it('say what the index had to do with it, once that is known', () => {
    const asked = plan(store('', 'x'));
    expect(planWords(asked, coverage)).toContain('· no index used');
    expect(planWords(asked, { ...coverage, indexProblem: 'The index is gone.' })).toContain('gone');
    const index = { through: '9', events: 8400, newer: 2 };
    expect(planWords(asked, { ...coverage, index })).toContain(
      'the index covers 8,400, 2 newer scanned',
    );
    expect(planWords(asked, { ...coverage, index: { ...index, recent: 8400 } })).toContain(
      'the index covers the newest 8,400, 2 others scanned',
    );
    expect(planWords(asked, { ...coverage, index: { ...index, recent: 400 } })).toContain(
      'the index covers the newest 400 and the oldest 8,000, 2 others scanned',
    );
  });

  it('say where stores are asked differently', () => {
    expect(planWords(plan(store('a', ''), store('', 'b')), null)).toContain('differently');
    expect(planWords(plan(store('a', ''), store('b', '')), null)).toBe('filtered by the store');
    expect(planWords(plan(), null)).toBe('no store is asked');
  });
});
