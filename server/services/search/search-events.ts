import 'server-only';
import { z } from 'zod';
import { provisional, searchEvents as contract, type SearchStep } from '@/lib/api/search.ts';
import { instant, position, type Instant, type Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { eventToView } from '@/lib/events/view.ts';
import type { MaskingPolicy } from '@/lib/masking/policy.ts';
import type { ParsedQuery } from '@/lib/query/parse.ts';
import { pinTimes } from '@/lib/query/pin-times.ts';
import { printQuery } from '@/lib/query/print.ts';
import { sentenceOf } from '@/lib/query/sentence.ts';
import { makeCursor, readCursor } from '@/server/http/cursor.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { isFinal } from './internal-provisional.ts';
import { questionIn } from './internal-question.ts';
import type { ScanStep, Tally } from './internal-scan.ts';
import { searchLog } from './internal-search-log.ts';
import { shortEvent } from './internal-short.ts';
import {
  indexCoverage,
  nothingYet,
  pushedWords,
  searchOfStore,
  type StoreSearch,
} from './internal-store-search.ts';
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
  provisional: provisional.nullable(),
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
  const asked = ['search', id, printQuery(query), zone];
  const cursor = input.cursor === undefined ? null : readCursor(asked, input.cursor);
  const from = cursor === null ? null : placeIn(cursor.key);
  const clock = { now: instant(from?.now ?? new Date().toISOString()), zone };
  const question = {
    ...{ query, clock, limit },
    head: cursor?.headAt ?? input.head ?? null,
    from: from && { after: position(from.after), tally: tallyOf(from) },
  };
  const search = await searchOfStore(open, question, signal);
  const next = (after: Position, tally: Tally): string =>
    makeCursor(asked, {
      key: JSON.stringify({ ...tally, after, now: clock.now } satisfies Place),
      headAt: search.head?.position ?? null,
    });
  return { ...search, notices, next };
}

function placeIn(key: string): Place {
  const value: unknown = JSON.parse(key);
  return place.parse(value);
}

function tallyOf({ after: _, now: __, searchedTo, ...counts }: Place): Tally {
  return { ...counts, searchedTo: searchedTo === null ? null : instant(searchedTo) };
}

interface Search extends StoreSearch {
  readonly notices: ParsedQuery['notices'];
  readonly next: (after: Position, tally: Tally) => string;
}

async function* told(search: Search, policy: MaskingPolicy): AsyncGenerator<SearchStep> {
  yield planStep(search);
  if (search.scan === null) {
    yield endStep(search, { kind: 'end', tally: nothingYet, capped: null, next: null });
    return;
  }
  const { plan, scan } = search;
  const table = plan.query.steps.length > 0 ? new SearchTable(plan.query, plan.context) : null;
  for await (const step of searchLog(scan, search.indexed.part)) {
    if (step.kind === 'hits') {
      if (table === null) yield { kind: 'hits', items: viewsOf(step.events, policy) };
      else await table.take(scan.judge, step.events);
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
  const { query, residual, context } = plan;
  return {
    kind: 'plan',
    explained: sentenceOf(query),
    query: printQuery(query),
    pinned: printQuery(pinTimes(query, context.clock)),
    pushed: pushedWords(plan),
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
    ...toldOf(tally),
    next: next === null ? null : search.next(next, tally),
  };
}

const toldOf = ({ examined, matched, unreadable, searchedTo }: Tally) => ({
  ...{ examined, matched, unreadable, searchedTo },
});

function endStep(
  search: Search,
  { tally, capped, next, problem }: Extract<ScanStep, { kind: 'end' }>,
): SearchStep {
  const newest: Instant | null = search.head?.recordedAt ?? null;
  const { unreadable, provisional: open } = tally;
  return {
    kind: 'end',
    coverage: {
      ...toldOf(tally),
      complete: capped === null && next === null && unreadable === 0 && isFinal(open),
      provisional: open,
      capped,
      newest,
      head: search.head?.position ?? null,
      ...indexCoverage(search.indexed, tally, problem),
    },
    next: next === null ? null : search.next(next, tally),
  };
}
