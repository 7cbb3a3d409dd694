import { describe, expect, it } from 'vitest';
import type { CountedStore } from '@/lib/api/search-summary.ts';
import type { CountStep } from './read-summary.ts';
import { advanceSummary, idleSummary, type SummaryRun } from './summary-run.ts';
import { roughly, summaryWords } from './summary-words.ts';
import type { StreamedAction } from './use-streamed.ts';

type Figures = Extract<CountStep, { kind: 'figures' }>;
type End = Extract<CountStep, { kind: 'end' }>;
type Action = StreamedAction<CountStep>;

const stores: CountedStore[] = [];

const figures = (basis: Figures['basis'], total: number): Action => ({
  kind: 'step',
  step: { kind: 'figures', basis, total, facets: [], histogram: null, untimed: 0 },
});

const progress = (examined: number): Action => ({
  kind: 'step',
  step: {
    ...{ kind: 'progress', examined, matched: 1, unreadable: 0, searchedTo: null, next: 'c' },
    stores,
  },
});

const end = (coverage: Partial<End['coverage']>, next: string | null = null): Action => ({
  kind: 'step',
  step: {
    kind: 'end',
    next,
    stores,
    coverage: {
      ...{ complete: false, capped: null, examined: 900, matched: 5, unreadable: 0 },
      ...{ provisional: null, newest: null, searchedTo: null, head: '9' },
      ...{ index: null, indexProblem: null },
      ...coverage,
    },
  },
});

const runOf = (...actions: readonly Action[]): SummaryRun =>
  actions.reduce(advanceSummary, advanceSummary(idleSummary, { kind: 'start' }));

describe('the count of an answer', () => {
  it('is estimated first, and labelled so until it was counted', () => {
    const estimate = summaryWords(runOf(figures('estimated', 1287), progress(400)));
    expect(estimate).toMatchObject({ total: 'about 1,300 events', tag: 'estimate' });
    expect(estimate.note).toBe('counting: 400 events looked at');
    const counted = runOf(figures('estimated', 1287), figures('exact', 1284), end({}));
    expect(summaryWords(counted)).toMatchObject({
      ...{ total: '1,284 events', tag: 'all counted', tone: 'green', note: '' },
    });
  });

  it('is at least what was counted where something may be missing', () => {
    const run = runOf(figures('atLeast', 70), end({ capped: 'time', unreadable: 3 }, 'c'));
    const { total, tag, note } = summaryWords(run);
    expect([total, tag]).toStrictEqual(['at least 70 events', 'not all counted']);
    expect(note).toBe(
      'older events were not counted, because one count takes no longer; 3 could not be judged',
    );
    expect(run.next).toBe('c');
  });

  it('that was stopped says so, keeps its estimate as one, and can go on', () => {
    const run = runOf(figures('estimated', 52_000), progress(40), { kind: 'stop' });
    expect(run.next).toBe('c');
    expect(summaryWords(run)).toMatchObject({ total: 'about 52,000 events', tag: 'estimate' });
    expect(summaryWords(run).note).toContain('was stopped');
    expect(advanceSummary(run, { kind: 'continue' })).toMatchObject({ state: 'running' });
  });

  it('that failed is never called counted', () => {
    const failed = runOf(figures('exact', 4), { kind: 'fail', error: new Error('gone') });
    expect(summaryWords(failed).tag).toBe('not all counted');
  });

  it('says nothing before there is something to say', () => {
    expect(summaryWords(idleSummary)).toMatchObject({ total: '', note: '' });
    expect(summaryWords(runOf())).toMatchObject({ total: '', tag: 'counting' });
  });

  it('names the stores that could not be counted', () => {
    const down: CountedStore = {
      ...{ store: 'billing', title: 'Billing', state: 'failed', reason: 'No answer.', matched: 0 },
    };
    const run = runOf(figures('atLeast', 5), end({}));
    const { tag, note } = summaryWords({ ...run, stores: [down] });
    expect(tag).toBe('not all counted');
    expect(note).toBe('Billing could not be counted: No answer.');
  });
});

describe('an estimate', () => {
  it('has two digits that count', () => {
    expect([0, 7, 42, 128, 1284, 99_700].map(roughly)).toStrictEqual([
      0, 7, 42, 130, 1300, 100_000,
    ]);
  });
});
