import { describe, expect, it } from 'vitest';
import { sampleReach } from './sample-reach.ts';
import { storeWords } from './store-words.ts';

describe('the words for how far a store was searched', () => {
  it('say complete with what was found and no time', () => {
    expect(storeWords(sampleReach())).toStrictEqual({
      word: 'complete',
      tone: 'green',
      words: '3 found in 1,200 events',
      dated: false,
    });
  });

  it('say how far back where there is more, and what waits for the other stores', () => {
    const words = storeWords(sampleReach({ state: 'partial', capped: 'page', held: 2 }));
    expect(words.word).toBe('partial');
    expect(words.words).toContain('2 more wait for the other stores');
    expect(words.dated).toBe(true);
  });

  it('say what could not be judged, though all was looked at', () => {
    const words = storeWords(sampleReach({ state: 'partial', unreadable: 4 }));
    expect(words.words).toContain('4 could not be judged');
    expect(words.dated).toBe(false);
  });

  it('say why a store failed and that nothing of it was searched', () => {
    const failed = { state: 'failed', reason: 'It is down.' } as const;
    expect(storeWords(sampleReach({ ...failed, examined: 0, matched: 0 })).words).toBe(
      'It is down. Nothing of it was searched.',
    );
    expect(storeWords(sampleReach(failed)).words).toBe('It is down. 3 found in 1,200 events');
  });

  it('say what is done before more can be judged', () => {
    const examining = { examined: 12_000, backTo: null };
    expect(storeWords(sampleReach({ state: 'searching', examining })).words).toBe(
      'first the whole log is examined: 12,000 events so far',
    );
    const folding = { stream: 'account-1', events: 20_000 };
    expect(storeWords(sampleReach({ state: 'searching', folding })).words).toBe(
      '3 found in 1,200 events, folding account-1: 20,000 events so far',
    );
  });

  it('say why a store was not asked', () => {
    const reach = sampleReach({ state: 'left-out', reason: 'no event of it can match' });
    expect(storeWords(reach)).toMatchObject({
      word: 'not asked',
      words: 'no event of it can match',
    });
  });
});
