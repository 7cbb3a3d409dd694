import { describe, expect, it } from 'vitest';
import { newRun, type LookupRun } from './lookup-run.ts';
import { askedWords, isCertain, whatToTry } from './what-to-try.ts';

const end: NonNullable<LookupRun['end']> = {
  ...{
    kind: 'end',
    examined: 9,
    streams: 0,
    mentions: 0,
    untold: 0,
    doubtful: 0,
    searchedTo: null,
    complete: true,
  },
  ...{ provisional: null, unreadable: 0, indexed: null, states: 'all', next: null },
};
const over = (ended: Partial<NonNullable<LookupRun['end']>> = {}, mentions = 0) =>
  new Map<string, LookupRun>([
    ['shop', { ...newRun, state: 'ended', mentions, end: { ...end, ...ended } }],
  ]);
const tried = (q: string, runs = over()) =>
  whatToTry(q, runs).map(({ words, link }) => `${words} ${link?.href ?? ''}`);

describe('what to try where nobody was found', () => {
  it.each([
    ['0199', /part of a longer text.*\/search\?q=%220199%22/],
    ['jo.ann@lee.org', /part of another address.*\/search\?q=%22jo\.ann%22/],
    ['Ann Lee', /in another order.*\/search\?q=%22ann%22(?:\+|%20)%22lee%22/],
    ['+44 20 7946 0199', /without its country code/],
    ['x', /erased from its store/],
  ])('of %s', (q, advice) => {
    expect(tried(q).join('\n')).toMatch(advice);
  });

  it('begins with the events that it stands in', () => {
    expect(tried('x', over({}, 2))[0]).toMatch(
      /2 streams of shop.*\/stores\/shop\/search\?q=%22x%22/,
    );
  });

  it('names the events that could not be read', () => {
    expect(tried('x', over({ unreadable: 1 })).join('\n')).toMatch(
      /1 event of shop that could not be read.*readable/,
    );
  });
});

describe('what was asked', () => {
  it('is told with the digits of a number', () => {
    expect(askedWords('(020) 7946-0199')).toMatch(/digits 02079460199, in any grouping/);
    expect(askedWords('ann@lee.org')).toMatch(/^The whole value/);
  });
});

describe('that nobody has a value', () => {
  it.each([
    [{}, true],
    [{ complete: false }, false],
    [{ states: 'some' }, false],
    [{ states: 'none' }, false],
  ] as const)('is certain where all was examined: %j', (ended, certain) => {
    expect(isCertain(over(ended))).toBe(certain);
  });

  it('is not certain while a store has not answered', () => {
    expect(isCertain(new Map([['shop', newRun]]))).toBe(false);
  });
});
