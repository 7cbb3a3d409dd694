import 'server-only';
import {
  searchStores as contract,
  type StoreReach,
  type StoresSearchStep,
} from '@/lib/api/search-stores.ts';
import { instant, type Instant } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { eventToView } from '@/lib/events/view.ts';
import type { MaskingPolicy } from '@/lib/masking/policy.ts';
import type { Clock } from '@/lib/query/time-value.ts';
import type { ParsedQuery } from '@/lib/query/parse.ts';
import { pinTimes } from '@/lib/query/pin-times.ts';
import { printQuery } from '@/lib/query/print.ts';
import { sentenceOf } from '@/lib/query/sentence.ts';
import { unknownServices } from '@/lib/query/services-named.ts';
import { knownStores } from '@/server/stores/registry.ts';
import { defineService, type Asking } from '../define-service.ts';
import { checkRun, holdRun, takeRun } from './internal-held-runs.ts';
import { readHeads } from './internal-heads.ts';
import { openLane, type OpenLane } from './internal-lanes.ts';
import { mergeLanes, type Told } from './internal-merge.ts';
import { questionIn } from './internal-question.ts';
import { leftOutReach, newestOf, reachOf, wholeReach } from './internal-reach.ts';
import { shortEvent } from './internal-short.ts';
import { pushedWords } from './internal-store-search.ts';
import { printPlace, readPlace, type StoresPlace } from './internal-stores-cursor.ts';
import { askedStores, type AskedStore } from './internal-stores-asked.ts';
import { StoresTable } from './internal-stores-table.ts';

/** Events of all stores that match a query, newest first, with how far each store was searched. */
export const searchStores = defineService({
  permission: 'events:read',
  access: 'stores.search',
  subject: ({ q, zone }) => ({ detail: JSON.stringify({ q, zone }) }),
  input: contract.params,
  run: (call, input) => prepare(input, call),
  subjects: ({ lanes }, { q, zone }) =>
    lanes.map(({ lane: { store }, head }) => ({
      store,
      detail: JSON.stringify({ q, zone, head }),
    })),
  expose: (search, policy) => told(search, policy),
});

const tables = 'stores-table';

interface Input {
  readonly q: string;
  readonly zone: string;
  readonly head?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

interface Search {
  readonly parsed: ParsedQuery;
  readonly clock: Clock;
  readonly stores: readonly AskedStore[];
  /** Of the stores that are asked, in their order. */
  readonly lanes: readonly OpenLane[];
  readonly limit: number;
  readonly newest: Instant | null;
  readonly next: (table?: string) => string;
  /** Id of the run that keeps the table so far; absent at the beginning. */
  readonly table: string | undefined;
  readonly signal: AbortSignal;
}

/** Everything up to the first read of a window. Throws what is wrong with the question. */
async function prepare(
  input: Input,
  { signal, policy }: Pick<Asking, 'signal' | 'policy'>,
): Promise<Search> {
  const { zone, limit } = input;
  const parsed = questionIn(input, policy);
  const asked = ['search-stores', printQuery(parsed.query), zone];
  const from = placeIn(asked, input.cursor);
  const clock = { now: from?.now ?? instant(new Date().toISOString()), zone };
  const heads = input.head === undefined || from !== null ? null : readHeads(input.head);
  const stores = askedStores(parsed, await knownStores(), { clock, heads, from });
  const lanes = await Promise.all(
    stores.flatMap(({ id, query, head, place }) =>
      query === null
        ? []
        : [openLane({ store: id, query, clock, head, from: place, limit }, signal)],
    ),
  );
  const newest = from?.newest ?? newestOf(lanes.map((each) => each.newest));
  const next = (table?: string): string =>
    printPlace(asked, lanes, { now: clock.now, newest, table });
  const most = parsed.query.steps.length > 0 ? Infinity : limit;
  const table = from?.table;
  return { parsed, clock, stores, lanes, limit: most, newest, next, table, signal };
}

/** Where the page before ended; throws when the table it filled is not kept any more. */
function placeIn(asked: readonly string[], cursor: string | undefined): StoresPlace | null {
  if (cursor === undefined) return null;
  const place = readPlace(asked, cursor);
  if (place.table !== undefined) checkRun(tables, place.table);
  return place;
}

async function* told(search: Search, policy: MaskingPolicy): AsyncGenerator<StoresSearchStep> {
  try {
    yield planStep(search);
    if (search.parsed.query.steps.length > 0) yield* toldAsTable(search, policy);
    else yield* toldInOrder(search, policy);
  } finally {
    for (const { lane } of search.lanes) lane.stop();
  }
}

const merged = ({ lanes, limit }: Search, inOrder: boolean) =>
  mergeLanes(
    lanes.map(({ lane }) => lane),
    { limit, inOrder },
  );

async function* toldInOrder(
  search: Search,
  policy: MaskingPolicy,
): AsyncGenerator<StoresSearchStep> {
  let count = 0;
  for await (const step of merged(search, true)) {
    if (step.kind === 'progress') {
      yield progressStep(search, true);
      continue;
    }
    count += step.told.length;
    yield { kind: 'hits', items: placed(step.told, policy) };
  }
  yield endStep(search, count >= search.limit, hasMore(search) ? search.next() : null);
}

async function* toldAsTable(
  search: Search,
  policy: MaskingPolicy,
): AsyncGenerator<StoresSearchStep> {
  const { parsed, lanes, clock, signal } = search;
  const { run, id, release } =
    search.table === undefined
      ? holdRun(tables, new StoresTable(parsed.query, lanes, clock))
      : await takeRun<StoresTable>(tables, search.table, signal);
  let goesOn = false;
  try {
    run.goOn(lanes);
    yield* filling(run, search, policy);
    yield tableStep(run, policy);
    goesOn = hasMore(search);
    yield endStep(search, false, goesOn ? search.next(id) : null);
  } finally {
    // What was broken off half way is not gone on with: nobody was told how far it came.
    release(goesOn);
  }
}

async function* filling(
  table: StoresTable,
  search: Search,
  policy: MaskingPolicy,
): AsyncGenerator<StoresSearchStep> {
  for await (const step of merged(search, false)) {
    if (step.kind === 'hits') {
      await table.take(step.told);
      continue;
    }
    if (table.isDue(false)) yield tableStep(table, policy);
    yield progressStep(search, false);
  }
}

const placed = (found: readonly Told[], policy: MaskingPolicy) =>
  found.map(({ lane, event }) => placedView(lane.store, event, policy));

const placedView = (store: string, event: RecordedEvent, policy: MaskingPolicy) => ({
  store,
  event: policy.maskEvent(eventToView(shortEvent(event))),
});

function tableStep(table: StoresTable, policy: MaskingPolicy): StoresSearchStep {
  const { events, ...result } = table.shown(policy);
  const items = events.map((event) => placedView(table.storeOf(event), event, policy));
  return { kind: 'table', ...result, items };
}

function planStep(search: Search): StoresSearchStep {
  const { parsed, clock, stores, lanes } = search;
  const { query, notices } = parsed;
  const unknown = unknownServices(
    parsed,
    stores.map(({ id }) => id),
  );
  return {
    kind: 'plan',
    explained: sentenceOf(query),
    query: printQuery(query),
    pinned: printQuery(pinTimes(query, clock)),
    notices: [...notices, ...unknown],
    head: wholeReach(lanes, [], false).head,
    stores: reachesOf(search, false),
    asked: lanes.flatMap(({ lane, part }) =>
      part === null
        ? []
        : [
            {
              store: lane.store,
              pushed: pushedWords(part.plan),
              scanned: printQuery(part.plan.residual),
            },
          ],
    ),
  };
}

function reachesOf({ stores, lanes }: Search, over: boolean): StoreReach[] {
  return stores.flatMap(({ id, title, reason }) => {
    const open = lanes.find(({ lane }) => lane.store === id);
    if (open !== undefined) return [reachOf(open, title, over)];
    return [leftOutReach({ store: id, reason: reason ?? '' }, title)];
  });
}

function progressStep(search: Search, continues: boolean): StoresSearchStep {
  const stores = reachesOf(search, false);
  const { examined, matched, unreadable, searchedTo } = wholeReach(search.lanes, stores, false);
  const next = continues ? search.next() : null;
  return { kind: 'progress', examined, matched, unreadable, searchedTo, next, stores };
}

const hasMore = ({ lanes }: Search): boolean =>
  lanes.some(({ lane }) => lane.held > 0 || (lane.failure === null && !lane.exhausted));

function endStep(search: Search, full: boolean, next: string | null): StoresSearchStep {
  const { lanes, newest } = search;
  const stores = reachesOf(search, true);
  const coverage = { ...wholeReach(lanes, stores, full && hasMore(search)), newest };
  return { kind: 'end', coverage, stores, next };
}
