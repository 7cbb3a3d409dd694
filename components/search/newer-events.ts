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
  /** Stores in which it could not be counted. */
  readonly failed: readonly string[];
}

/** Where a store is asked for what was recorded behind its place. */
export interface NewerAsk {
  readonly store: string;
  readonly href: string;
}

const mostCounted = 1000;

/** Where to ask for what was recorded behind a link; nowhere where it cannot be asked for. */
export function newerAsks({
  store,
  q,
  zone,
  head,
}: {
  readonly store: string | null;
  readonly q: string;
  readonly zone: string;
  readonly head: string | null;
}): readonly NewerAsk[] {
  const { query } = parseQuery(q);
  const isTold =
    query.steps.length === 0 && fieldsOf(query).every(({ name }) => name !== 'finding');
  if (head === null || !isTold) return [];
  const places = store === null ? head.split(',').map(placeOf) : [{ id: store, after: head }];
  return places.map(({ id, after }) => ({
    store: id,
    href: pathHref(tailEvents.path, { store: id, q, zone, after, follow: '0' }),
  }));
}

/** `store:position`, as a search over several stores tells it. */
function placeOf(text: string): { readonly id: string; readonly after: string } {
  const colon = text.indexOf(':');
  return { id: text.slice(0, colon), after: text.slice(colon + 1) };
}

/** Counts what fits behind a link, up to now, in each store; throws where it is one that cannot be counted. */
export async function countNewer(asks: readonly NewerAsk[], signal: AbortSignal): Promise<Newer> {
  const [only] = asks;
  if (only !== undefined && asks.length === 1) return countIn(only, signal);
  const all = await Promise.all(asks.map((ask) => countOrFail(ask, signal)));
  return {
    events: all.reduce((sum, { events }) => sum + events, 0),
    more: all.some(({ more }) => more),
    unreadable: all.reduce((sum, { unreadable }) => sum + unreadable, 0),
    failed: all.flatMap(({ failed }) => failed),
  };
}

async function countOrFail(ask: NewerAsk, signal: AbortSignal): Promise<Newer> {
  try {
    return await countIn(ask, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    return { events: 0, more: false, unreadable: 0, failed: [ask.store] };
  }
}

async function countIn({ href }: NewerAsk, signal: AbortSignal): Promise<Newer> {
  let newer: Newer = { events: 0, more: false, unreadable: 0, failed: [] };
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

export function newerWords({ events, more, unreadable, failed }: Newer): string {
  const unjudged = unreadable === 0 ? '' : `, ${showCount(unreadable)} could not be judged`;
  const missing = failed.length === 0 ? '' : `; ${failed.join(', ')} could not be counted`;
  const doubt = unjudged + missing;
  if (more) return `At least ${showCount(events)} new since${doubt}.`;
  return events === 0
    ? `Nothing new since${doubt}.`
    : `${countOf(events, 'event')} new since${doubt}.`;
}
