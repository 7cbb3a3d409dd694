import { keepPinned } from '@/components/ui/pinned.ts';
import { ProblemError } from '@/components/ui/problem-error.ts';
import {
  storesSummaryStep,
  summariseSearch,
  summariseStores,
  summaryStep,
  type CountedStore,
  type StoresSummaryStep,
  type SummaryStep,
} from '@/lib/api/search-summary.ts';
import { problemView } from '@/lib/api/views.ts';
import { pathHref } from '@/lib/urls/api-href.ts';
import { readSent } from './read-sent.ts';

export interface SummaryQuestion {
  /** Null: all stores. */
  readonly store: string | null;
  readonly q: string;
  readonly zone: string;
  /** Position to count back from; null for the head now. */
  readonly head: string | null;
}

/** A message of a count, in one store or in several. */
export type CountStep = StoresSummaryStep;

const noStores: CountedStore[] = [];

const stepOfStore = (step: SummaryStep): CountStep =>
  step.kind === 'figures' ? step : { ...step, stores: noStores };

/** The address of the counts of an answer. */
export function summaryHref(question: SummaryQuestion, cursor: string | null = null): string {
  const { path } = question.store === null ? summariseStores : summariseSearch;
  return keepPinned(pathHref(path, { ...question, cursor }));
}

/** Reads the counts of an answer as they come; rejects as `readSent` does, and with what failed on the way. */
export const readSummary = (
  { href, store }: { readonly href: string; readonly store: string | null },
  onStep: (step: CountStep) => void,
  signal: AbortSignal,
): Promise<void> =>
  readSent(href, {
    signal,
    hear({ name, data }) {
      const value: unknown = JSON.parse(data);
      if (name !== summariseSearch.event) throw new ProblemError(problemView.parse(value), 500);
      const step =
        store === null ? storesSummaryStep.parse(value) : stepOfStore(summaryStep.parse(value));
      onStep(step);
      return step.kind === 'end';
    },
  });
