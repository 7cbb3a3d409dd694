import { describe, expect, it } from 'vitest';
import { newRun, type LookupRun } from './lookup-run.ts';
import { lookupWords } from './lookup-words.ts';

type End = NonNullable<LookupRun['end']>;

const ended = (over: Partial<End> = {}, mentions = 0): LookupRun => {
  const end: End = {
    ...{ kind: 'end', examined: 1200, streams: 1, mentions, searchedTo: null, complete: true },
    ...{ untold: 0, doubtful: 0 },
    ...{ provisional: null, unreadable: 0, indexed: null, states: 'all', next: null },
    ...over,
  };
  return { ...newRun, state: 'ended', examined: end.examined, mentions, end };
};

const account: LookupRun['found'][number] = {
  ...{ stream: 'account-1', category: null, name: null, named: false, now: true, holdings: [] },
  ...{ incompleteFrom: null, madeBy: { kind: 'inferred', source: null } },
};

describe('the words of a lookup', () => {
  it('tell how far it is while it runs', () => {
    expect(lookupWords({ ...newRun, examined: 1200 })).toBe('1,200 events examined …');
  });

  it('tell why it failed', () => {
    expect(lookupWords({ ...newRun, state: 'failed', failure: 'gone' })).toBe('gone');
  });

  it.each([
    [1, [], '1 stream, but never in its state.'],
    [2, [], '2 streams, but never in their states.'],
    [2, [account], '2 other streams, but never in their states.'],
  ])('say that all was examined, and where the value only occurs: %i', (mentions, found, said) => {
    expect(lookupWords({ ...ended({}, mentions), found })).toBe(
      `1,200 events examined, all there are. The value stands in events of ${said}`,
    );
  });

  it.each([
    ['none', /Values that only a reducer makes were not looked for\.$/],
    ['some', /Values that only a reducer makes may be missed\.$/],
  ] as const)(
    'say of an answer over all events that it may miss what reducers make: %s',
    (states, said) => {
      expect(lookupWords(ended({ states }))).toMatch(said);
      expect(lookupWords(ended({ states, complete: false, next: 'more' }))).toMatch(said);
    },
  );

  it('say how far an answer goes that is not complete', () => {
    const part = { complete: false, next: 'more', searchedTo: '2026-03-01T00:00:00Z' };
    expect(lookupWords(ended({ ...part, unreadable: 3 }))).toBe(
      '1,200 events examined, back to 2026-03-01. 3 events could not be read.',
    );
    expect(lookupWords(ended({ ...part, searchedTo: null }))).toMatch(
      /examined, not to the end\.$/,
    );
  });

  it('say what could not be read of events, not of the streams beside', () => {
    expect(lookupWords(ended({ complete: false, unreadable: 1 }, 2))).toBe(
      '1,200 events examined, all there are. 1 event could not be read. The value stands in events of 2 streams, but never in their states.',
    );
  });

  it.each([
    [0, 1, /\. The value stands in events of 1 stream whose state is not fully known\. Some/],
    [1, 2, /its state\. The value .* 2 other streams whose states are not fully known\. Some/],
  ])('do not say "never" of states that lack something: %i, %i', (mentions, untold, said) => {
    const run = { ...ended({ complete: false, doubtful: untold }, mentions), untold };
    expect(lookupWords(run)).toMatch(said);
  });

  it('say that states lack events also where the lookup goes on or an event is unreadable', () => {
    const doubt = { complete: false, unreadable: 1, doubtful: 1, next: 'more' };
    expect(lookupWords(ended(doubt))).toMatch(/Some states lack events\.$/);
  });

  it('say what keeps an answer over all events from being final or whole', () => {
    expect(lookupWords(ended({ complete: false, doubtful: 1 }))).toMatch(
      /all there are\. Some states lack events\.$/,
    );
    const provisional = { settled: null, newer: 2, more: false, byTime: false };
    expect(lookupWords(ended({ complete: false, provisional }))).toMatch(
      /all there are\. 2 newer events are provisional, because .*\.$/,
    );
  });
});
