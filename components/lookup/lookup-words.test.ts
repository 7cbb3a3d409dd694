import { describe, expect, it } from 'vitest';
import { newRun, type LookupRun } from './lookup-run.ts';
import { lookupWords } from './lookup-words.ts';

type End = NonNullable<LookupRun['end']>;

const ended = (over: Partial<End> = {}, mentions = 0): LookupRun => {
  const end: End = {
    ...{ kind: 'end', examined: 1200, streams: 1, mentions, searchedTo: null, complete: true },
    ...{ provisional: null, unreadable: 0, indexed: null, states: 'all', next: null },
    ...over,
  };
  return { ...newRun, state: 'ended', examined: end.examined, mentions, end };
};

describe('the words of a lookup', () => {
  it('tell how far it is while it runs', () => {
    expect(lookupWords({ ...newRun, examined: 1200 })).toBe('1,200 events examined …');
  });

  it('tell why it failed', () => {
    expect(lookupWords({ ...newRun, state: 'failed', failure: 'gone' })).toBe('gone');
  });

  it('say that all was examined, and where the value only occurs', () => {
    expect(lookupWords(ended({}, 2))).toBe(
      '1,200 events examined, all there are; it only occurs in 2 further streams',
    );
  });

  it.each([
    ['none', /values that only a reducer makes were not looked for$/],
    [
      'some',
      /values that only a reducer makes may be missed: .* as typed and in small letters only$/,
    ],
  ] as const)(
    'say of an answer over all events that it may miss what reducers make: %s',
    (states, said) => {
      expect(lookupWords(ended({ states }))).toMatch(said);
      expect(lookupWords(ended({ states, complete: false, next: 'more' }))).toMatch(said);
    },
  );

  it('say how far an answer goes that is not complete', () => {
    const part = {
      complete: false,
      next: 'more',
      searchedTo: '2026-03-01T00:00:00Z',
      unreadable: 3,
    };
    expect(lookupWords(ended(part))).toBe(
      '1,200 events examined; back to 2026-03-01, 3 of them cannot be read',
    );
    expect(lookupWords(ended({ complete: false }))).toMatch(/some states lack events/);
  });
});
