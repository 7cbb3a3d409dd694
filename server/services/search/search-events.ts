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
import { defineService, type Asking } from '../define-service.ts';
import { isFinal } from '../provisional.ts';
import { withExamining } from './internal-examining.ts';
import type { Head } from './internal-head.ts';
import { withoutIndex, type IndexedSearch } from './internal-indexed-part.ts';
import type { SearchPlan } from './internal-plan.ts';
import { questionIn } from './internal-question.ts';
import type { Capped, Tally } from './internal-scan.ts';
import { prepareTable, readTable, type TableSearch } from './internal-search-table.ts';
import { searchLog } from './internal-search-log.ts';
import { shortEvent } from './internal-short.ts';
import {
  indexCoverage,
  leftOutOf,
  nothingYet,
  pushedWords,
  searchOfStore,
  type StoreSearch,
} from './internal-store-search.ts';
import type { SearchTable } from './internal-table.ts';

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
  run: (call, input) => prepare(input, call),
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
async function prepare(
  input: Input,
  { signal, policy }: Pick<Asking, 'signal' | 'policy'>,
): Promise<Search | TableSearch> {
  const { store: id, zone, limit } = input;
  const parsed = questionIn(input, policy);
  const { query, notices } = parsed;
  if (query.steps.length > 0) return prepareTable(parsed, input, signal);
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

async function* told(
  search: Search | TableSearch,
  policy: MaskingPolicy,
): AsyncGenerator<SearchStep> {
  if ('asked' in search) {
    yield* toldAsTable(search, policy);
    return;
  }
  yield planStep(search);
  const { plan, scan, head, indexed } = search;
  if (scan === null || head === null) {
    yield endStep({ head, indexed, tally: nothingYet });
    return;
  }
  const steps = searchLog(scan, indexed);
  for await (const step of withExamining(steps, { plan, head })) {
    if (step.kind === 'examining') {
      yield step;
      continue;
    }
    if (step.kind === 'hits') {
      yield { kind: 'hits', items: viewsOf(step.events, policy) };
      continue;
    }
    const { tally } = step;
    const next = step.next === null ? null : search.next(step.next, tally);
    const { folding } = search.plan;
    if (step.kind === 'end') yield endStep({ ...step, head, indexed, folding, next });
    else
      yield {
        kind: 'progress',
        ...toldOf(tally),
        next,
        ...(step.folding ? { folding: step.folding } : {}),
      };
  }
}

async function* toldAsTable(
  search: TableSearch,
  policy: MaskingPolicy,
): AsyncGenerator<SearchStep> {
  const { from, notices } = search;
  if (from.kind === 'empty') {
    yield planStep({ plan: from.plan, notices, head: null });
    yield endStep({ head: null, indexed: withoutIndex(), tally: nothingYet });
    return;
  }
  for await (const { run, told: step, next } of readTable(search, from)) {
    const { plan, head } = run.asked;
    if (step === null) {
      yield planStep({ plan, notices, head });
      continue;
    }
    if (step.kind === 'examining') {
      yield step;
      continue;
    }
    if (run.table.isDue(step.kind === 'end')) yield tableStep(run.table, policy);
    const { folding } = plan;
    if (step.kind === 'end') yield endStep({ ...step, head, indexed: run.indexed, folding, next });
    else yield { kind: 'progress', ...toldOf(step.tally), next };
  }
}

const viewsOf = (events: readonly RecordedEvent[], policy: MaskingPolicy) =>
  events.map((event) => policy.maskEvent(eventToView(shortEvent(event))));

function tableStep(table: SearchTable, policy: MaskingPolicy): SearchStep {
  const { events, ...result } = table.shown(policy);
  return { kind: 'table', ...result, items: viewsOf(events, policy) };
}

function planStep({ plan, notices, head }: Pick<Search, 'plan' | 'notices' | 'head'>): SearchStep {
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

const toldOf = ({ examined, matched, unreadable, searchedTo }: Tally) => ({
  ...{ examined, matched, unreadable, searchedTo },
});

interface Ended {
  readonly head: Head | null;
  readonly indexed: IndexedSearch;
  readonly tally: Tally;
  readonly capped?: Capped;
  /** Goes on with the search; null or absent when there is nothing more to look at. */
  readonly next?: string | null;
  readonly problem?: string | undefined;
  readonly folding?: SearchPlan['folding'];
}

function endStep({ head, indexed, tally, problem, folding, ...ended }: Ended): SearchStep {
  const { capped = null, next = null } = ended;
  const newest: Instant | null = head?.recordedAt ?? null;
  const { unreadable, provisional: open } = tally;
  return {
    kind: 'end',
    coverage: {
      ...toldOf(tally),
      complete: capped === null && next === null && unreadable === 0 && isFinal(open),
      provisional: open,
      capped,
      newest,
      head: head?.position ?? null,
      ...indexCoverage(indexed, tally, problem),
      ...leftOutOf(folding),
    },
    next,
  };
}
