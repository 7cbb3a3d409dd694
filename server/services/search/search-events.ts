import 'server-only';
import { z } from 'zod';
import { searchEvents as contract, type SearchStep } from '@/lib/api/search.ts';
import { AppError } from '@/lib/errors.ts';
import { instant, position, type Instant, type Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { eventToView } from '@/lib/events/view.ts';
import type { MaskingPolicy } from '@/lib/masking/policy.ts';
import type { ParsedQuery } from '@/lib/query/parse.ts';
import { pinTimes } from '@/lib/query/pin-times.ts';
import { printQuery } from '@/lib/query/print.ts';
import { sentenceOf } from '@/lib/query/sentence.ts';
import type { Query } from '@/lib/query/syntax.ts';
import { isZone } from '@/lib/time/zone.ts';
import { environment } from '@/server/env.ts';
import { makeCursor, readCursor } from '@/server/http/cursor.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { headAt, placeAfter, type Head } from './internal-head.ts';
import { Judge } from './internal-judge.ts';
import { planOf, readQuery, type SearchPlan } from './internal-plan.ts';
import { indexedSearch, type IndexedSearch } from './internal-indexed.ts';
import type { Scan, ScanStep, Tally } from './internal-scan.ts';
import { searchLog } from './internal-search-log.ts';
import { shortEvent } from './internal-short.ts';
import { SearchTable } from './internal-table.ts';

/** What a continued search takes over from the page before; relative times stay what they were. */
const place = z.object({
  after: z.string(),
  now: z.string(),
  examined: z.number(),
  matched: z.number(),
  unreadable: z.number(),
  searchedTo: z.string().nullable(),
  newer: z.number(),
});
type Place = z.infer<typeof place>;

/** Events that match a query, newest first, with how far the log was searched. */
export const searchEvents = defineService({
  permission: 'events:read',
  access: 'log.search',
  subject: ({ store, q }) => ({ store, detail: q }),
  input: contract.params,
  run: ({ signal }, input) => prepare(input, signal),
  expose: (search, policy) => told(search, policy),
});

interface Input {
  readonly store: string;
  readonly q: string;
  readonly zone: string;
  readonly head?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Everything up to the first read of a window. Throws what is wrong with the question. */
async function prepare(input: Input, signal: AbortSignal): Promise<Search> {
  const { store: id, zone, limit } = input;
  const { query, notices } = questionIn(input);
  const open = await storeById(id);
  const { store } = open;
  const asked = ['search', id, printQuery(query), zone];
  const cursor = input.cursor === undefined ? null : readCursor(asked, input.cursor);
  const from = cursor === null ? null : placeIn(cursor.key);
  const clock = { now: instant(from?.now ?? new Date().toISOString()), zone };
  const plan = planOf(query, { store, service: id, clock });
  const head = await headAt(store, cursor?.headAt ?? input.head ?? null, signal);
  const next = (after: Position, tally: Tally): string =>
    makeCursor(asked, {
      key: JSON.stringify({ ...tally, after, now: clock.now } satisfies Place),
      headAt: head?.position ?? null,
    });
  if (head === null) {
    return { plan, notices, head, scan: null, indexed: { part: null, problem: null }, next };
  }
  const indexed = await indexedSearch(open, { plan, head: head.position }, signal);
  const scan = {
    store,
    head: head.position,
    judge: new Judge(plan, { store, head: head.position, signal }),
    until: null,
    after: from === null ? await placeAfter(store, head, signal) : position(from.after),
    tally: tallyOf(from),
    limit: mostHits(query, limit),
    events: environment().searchEvents,
    milliseconds: environment().searchSeconds * 1000,
    signal,
  };
  return { plan, notices, head, scan, indexed, next };
}

/** A table is of all matches, so it has no page to fill. */
const mostHits = ({ steps }: Query, limit: number): number => (steps.length > 0 ? Infinity : limit);

function questionIn({ q, zone }: Input): ParsedQuery {
  if (isZone(zone)) return readQuery(q);
  throw new AppError('invalid_input', `There is no zone "${zone}".`, { field: 'zone' });
}

function placeIn(key: string): Place {
  const value: unknown = JSON.parse(key);
  return place.parse(value);
}

const nothingYet: Tally = { examined: 0, matched: 0, unreadable: 0, newer: 0, searchedTo: null };

function tallyOf(from: Place | null): Tally {
  if (from === null) return nothingYet;
  const { examined, matched, unreadable, newer, searchedTo } = from;
  const reached = searchedTo === null ? null : instant(searchedTo);
  return { examined, matched, unreadable, newer, searchedTo: reached };
}

interface Search {
  readonly plan: SearchPlan;
  readonly notices: readonly { from: number; to: number; message: string }[];
  /** Null for an empty log, of which there is nothing to scan. */
  readonly head: Head | null;
  readonly scan: Scan | null;
  readonly indexed: IndexedSearch;
  readonly next: (after: Position, tally: Tally) => string;
}

async function* told(search: Search, policy: MaskingPolicy): AsyncGenerator<SearchStep> {
  yield planStep(search);
  if (search.scan === null) {
    yield endStep(search, { kind: 'end', tally: tallyOf(null), capped: null, next: null });
    return;
  }
  const table = search.plan.query.steps.length > 0 ? new SearchTable(search.scan.judge) : null;
  for await (const step of searchLog(search.scan, search.indexed.part)) {
    if (step.kind === 'hits') {
      if (table === null) yield { kind: 'hits', items: viewsOf(step.events, policy) };
      else await table.take(step.events);
      continue;
    }
    if (table !== null && table.isDue(step.kind === 'end')) yield tableStep(table, policy);
    yield howFar(search, table === null ? step : { ...step, next: null });
  }
}

const viewsOf = (events: readonly RecordedEvent[], policy: MaskingPolicy) =>
  events.map((event) => policy.maskEvent(eventToView(shortEvent(event))));

function tableStep(table: SearchTable, policy: MaskingPolicy): SearchStep {
  const { events, ...result } = table.shown();
  return { kind: 'table', ...result, items: viewsOf(events, policy) };
}

function planStep({ plan, notices, head }: Search): SearchStep {
  const { query, residual, context, filter } = plan;
  return {
    kind: 'plan',
    explained: sentenceOf(query),
    query: printQuery(query),
    pinned: printQuery(pinTimes(query, context.clock)),
    pushed: filter.all
      .map(({ term, anyOf, negated }) => `${negated ? '-' : ''}${term}:${anyOf.join('|')}`)
      .join(' '),
    scanned: printQuery(residual),
    notices: [...notices],
    head: head?.position ?? null,
  };
}

/** A table cannot go on: its rows are made anew by every search. */
function howFar(search: Search, step: Exclude<ScanStep, { kind: 'hits' }>): SearchStep {
  if (step.kind === 'end') return endStep(search, step);
  const { tally, next } = step;
  return {
    kind: 'progress',
    ...withoutNewer(tally),
    next: next === null ? null : search.next(next, tally),
  };
}

const withoutNewer = ({ newer: _, ...tally }: Tally): Omit<Tally, 'newer'> => tally;

function indexCoverage({ part, problem }: IndexedSearch, { newer }: Tally, broken?: string) {
  if (part === null || broken !== undefined) {
    return { index: null, indexProblem: broken ?? problem };
  }
  const { through, events } = part;
  // The scan of what is newer ends with the last event that is covered.
  return { index: { through, events, newer: Math.max(0, newer - 1) }, indexProblem: problem };
}

function endStep(
  search: Search,
  { tally, capped, next, problem }: Extract<ScanStep, { kind: 'end' }>,
): SearchStep {
  const newest: Instant | null = search.head?.recordedAt ?? null;
  const { examined, matched, unreadable, searchedTo } = tally;
  return {
    kind: 'end',
    coverage: {
      ...{ examined, matched, unreadable, searchedTo },
      complete: capped === null && next === null && unreadable === 0,
      capped,
      newest,
      head: search.head?.position ?? null,
      ...indexCoverage(search.indexed, tally, problem),
    },
    next: next === null ? null : search.next(next, tally),
  };
}
