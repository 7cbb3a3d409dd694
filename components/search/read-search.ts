import { keepPinned } from '@/components/ui/pinned.ts';
import { ProblemError, problemFrom } from '@/components/ui/problem-error.ts';
import { searchEvents, searchStep, type SearchStep } from '@/lib/api/search.ts';
import { problemView } from '@/lib/api/views.ts';
import { pathHref } from '@/lib/urls/api-href.ts';
import { EventReader, type SentEvent } from './event-stream.ts';

/** What is asked, as the address of the screen has it. */
export interface SearchQuestion {
  readonly store: string;
  readonly q: string;
  readonly zone: string;
  /** Position to search back from; null for the head now. */
  readonly head: string | null;
}

/** Enough to see what the answer is like; more come as the reader goes down. */
const pageSize = 100;

/** The address of the answer, for `fetch` and for a shell. */
export const searchHref = (question: SearchQuestion, cursor: string | null = null): string =>
  keepPinned(pathHref(searchEvents.path, { ...question, cursor, limit: pageSize }));

/**
 * Reads a search as it comes. Rejects with what the server says went wrong, and when the answer
 * breaks off before its end.
 */
export async function readSearch(
  href: string,
  onStep: (step: SearchStep) => void,
  signal: AbortSignal,
): Promise<void> {
  const answer = await fetch(href, { signal });
  if (!answer.ok || answer.body === null) throw await problemFrom(answer);
  const events = new EventReader();
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let ended = false;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    for (const event of events.push(read.value)) {
      const step = stepOf(event);
      ended ||= step.kind === 'end';
      onStep(step);
    }
  }
  if (!ended) throw new Error('The connection ended before the answer did.');
}

function stepOf({ name, data }: SentEvent): SearchStep {
  const value: unknown = JSON.parse(data);
  if (name === searchEvents.event) return searchStep.parse(value);
  const problem = problemView.parse(value);
  throw new ProblemError(problem, 500);
}
