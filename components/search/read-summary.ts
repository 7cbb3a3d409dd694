import { keepPinned } from '@/components/ui/pinned.ts';
import { ProblemError } from '@/components/ui/problem-error.ts';
import { summariseSearch, summaryStep, type SummaryStep } from '@/lib/api/search-summary.ts';
import { problemView } from '@/lib/api/views.ts';
import { pathHref } from '@/lib/urls/api-href.ts';
import { readSent } from './read-sent.ts';

export interface SummaryQuestion {
  readonly store: string;
  readonly q: string;
  readonly zone: string;
  /** Position to count back from; null for the head now. */
  readonly head: string | null;
}

/** The address of the counts of an answer. */
export const summaryHref = (question: SummaryQuestion, cursor: string | null = null): string =>
  keepPinned(pathHref(summariseSearch.path, { ...question, cursor }));

/** Reads the counts of an answer as they come; rejects as `readSent` does, and with what failed on the way. */
export const readSummary = (
  href: string,
  onStep: (step: SummaryStep) => void,
  signal: AbortSignal,
): Promise<void> =>
  readSent(href, {
    signal,
    hear({ name, data }) {
      const value: unknown = JSON.parse(data);
      if (name !== summariseSearch.event) throw new ProblemError(problemView.parse(value), 500);
      const step = summaryStep.parse(value);
      onStep(step);
      return step.kind === 'end';
    },
  });
