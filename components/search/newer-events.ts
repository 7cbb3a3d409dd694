import { countOf, showCount } from '@/components/ui/show-count.ts';
import { ProblemError } from '@/components/ui/problem-error.ts';
import { tailEvents, tailStep } from '@/lib/api/tail.ts';
import { problemView } from '@/lib/api/views.ts';
import { parseQuery } from '@/lib/query/parse.ts';
import { fieldsOf } from '@/lib/query/fields-of.ts';
import { pathHref } from '@/lib/urls/api-href.ts';
import { readSent } from './read-sent.ts';

/** Events that fit and were recorded behind a place. */
interface Newer {
  readonly events: number;
  /** Counting was given up at so many. */
  readonly more: boolean;
  /** Newer ones of which it is not known whether they fit. */
  readonly unreadable: number;
}

const mostCounted = 1000;

/** Where to ask for what was recorded behind a place; null where it cannot be asked for. */
export function newerHref({
  store,
  q,
  zone,
  head,
}: {
  readonly store: string | null;
  readonly q: string;
  readonly zone: string;
  readonly head: string | null;
}): string | null {
  if (store === null || head === null) return null;
  const { query } = parseQuery(q);
  const isTold =
    query.steps.length === 0 && fieldsOf(query).every(({ name }) => name !== 'finding');
  return isTold ? pathHref(tailEvents.path, { store, q, zone, after: head, follow: '0' }) : null;
}

/** Counts what fits behind a place, up to now. */
export async function countNewer(href: string, signal: AbortSignal): Promise<Newer> {
  let newer: Newer = { events: 0, more: false, unreadable: 0 };
  const enough = new AbortController();
  const reading = readSent(href, {
    signal: AbortSignal.any([signal, enough.signal]),
    hear({ name, data }) {
      const value: unknown = JSON.parse(data);
      if (name !== tailEvents.event) throw new ProblemError(problemView.parse(value), 500);
      const step = tailStep.parse(value);
      if (step.kind === 'event' && !newer.more) newer = { ...newer, events: newer.events + 1 };
      if (step.kind === 'progress') newer = { ...newer, unreadable: step.unreadable };
      if (newer.events >= mostCounted) {
        newer = { ...newer, more: true };
        enough.abort();
      }
      return step.kind === 'progress' && step.live;
    },
  });
  await reading.catch((error: unknown) => {
    if (!enough.signal.aborted) throw error;
  });
  return newer;
}

export function newerWords({ events, more, unreadable }: Newer): string {
  const doubt = unreadable === 0 ? '' : `, ${showCount(unreadable)} could not be judged`;
  if (more) return `At least ${showCount(events)} new since${doubt}.`;
  return events === 0
    ? `Nothing new since${doubt}.`
    : `${countOf(events, 'event')} new since${doubt}.`;
}
