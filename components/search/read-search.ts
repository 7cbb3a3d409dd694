import { keepPinned } from '@/components/ui/pinned.ts';
import { ProblemError } from '@/components/ui/problem-error.ts';
import { searchEvents, searchStep } from '@/lib/api/search.ts';
import { searchStores, storesSearchStep } from '@/lib/api/search-stores.ts';
import { problemView } from '@/lib/api/views.ts';
import { pathHref } from '@/lib/urls/api-href.ts';
import type { SentEvent } from './event-stream.ts';
import { stepOfStore, stepOfStores, type RunStep } from './found-event.ts';
import { readSent } from './read-sent.ts';

/** What is asked, as the address of the screen has it. */
export interface SearchQuestion {
  /** Null: all stores. */
  readonly store: string | null;
  readonly q: string;
  readonly zone: string;
  /** Position to search back from, in several stores one of each; null for the head now. */
  readonly head: string | null;
}

/** Enough to see what the answer is like; more come as the reader goes down. */
const pageSize = 100;

/** The address of the answer, for `fetch` and for a shell. */
export function searchHref(question: SearchQuestion, cursor: string | null = null): string {
  const path = question.store === null ? searchStores.path : searchEvents.path;
  return keepPinned(pathHref(path, { ...question, cursor, limit: pageSize }));
}

export interface SearchRequest {
  readonly href: string;
  /** As in the question. */
  readonly store: string | null;
}

/**
 * Reads a search as it comes. Rejects with what the server says went wrong, and when the answer
 * breaks off before its end.
 */
export async function readSearch(
  { href, store }: SearchRequest,
  onStep: (step: RunStep) => void,
  signal: AbortSignal,
): Promise<void> {
  await readSent(href, {
    signal,
    hear(event) {
      const step = stepOf(event, store);
      onStep(step);
      return step.kind === 'end';
    },
  });
}

/** Both searches call their messages alike. */
function stepOf({ name, data }: SentEvent, store: string | null): RunStep {
  const value: unknown = JSON.parse(data);
  if (name === searchEvents.event) {
    if (store === null) return stepOfStores(storesSearchStep.parse(value));
    return stepOfStore(searchStep.parse(value), store);
  }
  throw new ProblemError(problemView.parse(value), 500);
}
