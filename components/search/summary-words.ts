import { countOf, showCount } from '@/components/ui/show-count.ts';
import type { Tone } from '@/components/ui/tag.tsx';
import { provisionalWords } from '@/lib/api/provisional-words.ts';
import type { SummaryRun } from './summary-run.ts';

export interface SummaryWords {
  /** `1,284 events`, `about 1,300 events`, `at least 1,284 events`; empty before anything is known. */
  readonly total: string;
  readonly tag: string;
  readonly tone: Tone;
  /** How far the count is and what it leaves open. */
  readonly note: string;
}

/** How many events an answer has, never surer than it is. */
export function summaryWords(run: SummaryRun): SummaryWords {
  const [tag, tone] = tagOf(run);
  return { total: totalWords(run), tag, tone, note: noteOf(run) };
}

function totalWords({ figures }: SummaryRun): string {
  if (figures === null) return '';
  const { basis, total } = figures;
  if (basis === 'exact') return countOf(total, 'event');
  if (basis === 'estimated') return `about ${countOf(roughly(total), 'event')}`;
  return total === 0 ? 'no event found yet' : `at least ${countOf(total, 'event')}`;
}

function tagOf({ state, figures }: SummaryRun): readonly [string, Tone] {
  if (figures?.basis === 'exact' && state === 'ended') return ['all counted', 'green'];
  if (figures?.basis === 'estimated') return ['estimate', 'blue'];
  return state === 'running' ? ['counting', 'blue'] : ['not all counted', 'amber'];
}

function noteOf(run: SummaryRun): string {
  const looked = `${countOf(run.examined, 'event')} looked at`;
  switch (run.state) {
    case 'idle':
      return '';
    case 'running':
      return run.examined === 0 ? 'counting …' : `counting: ${looked}`;
    case 'stopped':
      return `counting was stopped: ${looked}`;
    case 'failed':
      return `counting broke off: ${looked}`;
    case 'ended':
      return [...failedStores(run.stores), reasonsOf(run.coverage)].filter(Boolean).join('; ');
  }
}

const failedStores = (stores: SummaryRun['stores']): readonly string[] =>
  stores.flatMap(({ state, title, reason }) =>
    state === 'failed' ? [`${title} could not be counted: ${reason ?? ''}`] : [],
  );

function reasonsOf(coverage: SummaryRun['coverage']): string {
  if (coverage === null) return '';
  const { capped, unreadable, provisional } = coverage;
  const reasons = [
    capped === null ? '' : `older events were not counted, ${capReasons[capped]}`,
    unreadable === 0 ? '' : `${showCount(unreadable)} could not be judged`,
    provisionalWords(provisional),
  ];
  return reasons.filter((reason) => reason !== '').join('; ');
}

const capReasons = {
  page: 'because the answer ends here',
  events: 'because one count looks at no more',
  time: 'because one count takes no longer',
} as const;

/** An estimate in no more digits than it is worth: two. */
export function roughly(total: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, total))) - 1);
  return Math.round(total / unit) * unit;
}
