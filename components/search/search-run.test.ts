import { describe, expect, it } from 'vitest';
import { coverageWords } from './coverage-words.ts';
import type { FoundEvent, RunStep } from './found-event.ts';
import { advance, canContinue, idleRun, type RunAction, type SearchRun } from './search-run.ts';
import { sampleEvent } from './sample-event.ts';
import { sampleReach } from './sample-reach.ts';

type End = Extract<RunStep, { kind: 'end' }>;
type Progress = Extract<RunStep, { kind: 'progress' }>;

const hits = (...items: readonly FoundEvent[]): RunStep => ({ kind: 'hits', items: [...items] });

const progress = (examined: number, next: string | null = null): Progress => ({
  kind: 'progress',
  examined,
  matched: 1,
  unreadable: 0,
  searchedTo: '2026-01-01T00:00:00Z',
  next,
  stores: [],
});

const end = (coverage: Partial<End['coverage']>, next: string | null = null): End => ({
  kind: 'end',
  next,
  stores: [],
  coverage: {
    complete: false,
    capped: null,
    examined: 100,
    matched: 1,
    unreadable: 0,
    provisional: null,
    newest: null,
    searchedTo: '2026-01-01T00:00:00Z',
    head: '100',
    index: null,
    indexProblem: null,
    ...coverage,
  },
});

const runOf = (...actions: readonly (RunAction | RunStep)[]): SearchRun =>
  actions
    .map((action): RunAction => (isStep(action) ? { kind: 'step', step: action } : action))
    .reduce(advance, advance(idleRun, { kind: 'start' }));

const isStep = (action: RunAction | RunStep): action is RunStep =>
  ['plan', 'hits', 'table', 'examining', 'progress', 'end'].includes(action.kind);

const ids = ({ events }: SearchRun) => events.map(({ id }) => id);

describe('a search on its way', () => {
  it('adds what is found to what was found', () => {
    const run = runOf(hits(sampleEvent('a')), progress(10), hits(sampleEvent('b')));
    expect(ids(run)).toStrictEqual(['a', 'b']);
    expect(run.state).toBe('running');
  });

  it('shows no event twice that was found after the place where it was stopped', () => {
    const run = runOf(progress(10, 'c1'), hits(sampleEvent('a')), { kind: 'stop' });
    expect(canContinue(run)).toBe(true);
    const on = [{ kind: 'continue' } as const, hits(sampleEvent('a'), sampleEvent('b'))];
    expect(ids(runOf(progress(10, 'c1'), hits(sampleEvent('a')), ...on))).toStrictEqual(['a', 'b']);
  });

  it('keeps what was found when it fails, and the place to go on from', () => {
    const run = runOf(hits(sampleEvent('a')), progress(10, 'c1'), {
      kind: 'fail',
      error: new Error('gone'),
    });
    expect([ids(run), run.state, canContinue(run)]).toStrictEqual([['a'], 'failed', true]);
  });

  it('cannot be stopped once it ended', () => {
    expect(runOf(end({ complete: true }), { kind: 'stop' }).state).toBe('ended');
  });
});

describe('the words for how far it came', () => {
  it('say complete only where the answer says so', () => {
    expect(coverageWords(runOf(end({ complete: true })))).toStrictEqual({
      found: '1 event found',
      searched: 'searched 100 events',
      rest: '',
      complete: true,
    });
    expect(coverageWords(runOf(progress(10))).complete).toBe(false);
    expect(coverageWords(runOf(progress(10), { kind: 'stop' })).complete).toBe(false);
    expect(coverageWords(runOf(end({ complete: false, unreadable: 2 }))).complete).toBe(false);
  });

  it('say which long stream is folded before more can be judged, as long as it is', () => {
    const folding = { stream: 'account-1', events: 20_000 };
    const folds = { ...progress(10), folding };
    expect(coverageWords(runOf(folds)).rest).toContain('folding account-1: 20,000 events so far');
    expect(coverageWords(runOf(folds, progress(11))).rest).not.toContain('folding');
    expect(coverageWords(runOf(folds, { kind: 'stop' })).rest).not.toContain('folding');
  });

  it('say that a stopped search left the rest', () => {
    const words = coverageWords(runOf(progress(10), { kind: 'stop' }));
    expect(words.found).toBe('1 event found so far');
    expect(words.rest).toBe('stopped before the end of the log');
  });

  it('say why an answer ends early', () => {
    expect(coverageWords(runOf(end({ capped: 'events' }, 'c'))).rest).toContain('one search');
    expect(coverageWords(runOf(end({ capped: 'page' }, 'c'))).rest).toContain('not looked at yet');
  });

  it('say up to where an answer is final, and how much is newer', () => {
    const provisional = { settled: '90', newer: 4, more: false, byTime: false };
    const words = coverageWords(runOf(end({ provisional })));
    expect(words.complete).toBe(false);
    expect(words.rest).toContain('the whole log was looked at; final up to p90; 4 newer events');
  });

  it('count what could not be judged', () => {
    expect(coverageWords(runOf(end({ unreadable: 3 }))).rest).toContain('3 could not be judged');
  });

  it('never say that all was looked at where a store failed', () => {
    const failed = { ...end({}), stores: [sampleReach({ state: 'failed' }), sampleReach()] };
    const words = coverageWords(runOf(failed));
    expect(words).toMatchObject({ found: '1 event found so far', complete: false });
    expect(words.rest).toBe('not every store could be searched');
  });

  it('says how far an examination is that must come first, until the search itself goes on', () => {
    const examining: RunStep = { kind: 'examining', examined: 120_000, backTo: null };
    const words = coverageWords(runOf(examining));
    expect([words.found, words.searched]).toStrictEqual([
      'First the whole log is examined',
      '120,000 events so far',
    ]);
    expect(runOf(examining, progress(10)).examining).toBeNull();
    expect(runOf(examining, { kind: 'stop' }).examining).toBeNull();
  });
});

describe('a search in several stores', () => {
  it('keeps events of one id apart by their stores', () => {
    const [a, b] = [sampleEvent('x', { store: 'orders' }), sampleEvent('x', { store: 'billing' })];
    expect(runOf(hits(a), hits(b)).events.map(({ store }) => store)).toStrictEqual([
      'orders',
      'billing',
    ]);
  });

  it('knows how far each store is, as told last', () => {
    const far = { ...progress(10), stores: [sampleReach({ examined: 10 })] };
    expect(runOf(far).stores.map(({ examined }) => examined)).toStrictEqual([10]);
  });
});
