import 'server-only';
import { summariseStores as contract, type StoresSummaryStep } from '@/lib/api/search-summary.ts';
import { AppError } from '@/lib/errors.ts';
import { instant } from '@/lib/events/ids.ts';
import type { MaskingPolicy } from '@/lib/masking/policy.ts';
import { weekAnchor } from '@/lib/query/figures/week-anchor.ts';
import { printQuery } from '@/lib/query/print.ts';
import type { Query } from '@/lib/query/syntax.ts';
import type { Clock } from '@/lib/query/time-value.ts';
import { makeCursor, readCursor } from '@/server/http/cursor.ts';
import { knownStores, storeById, type OpenStore } from '@/server/stores/registry.ts';
import { defineService, type Asking } from '../define-service.ts';
import { inTime } from '../in-time.ts';
import { CountLane } from './internal-count-lane.ts';
import { headAt, placeAfter, type Head } from './internal-head.ts';
import { readHeads } from './internal-heads.ts';
import { checkRun, holdRun, takeRun } from './internal-held-runs.ts';
import { maskedFigures } from './internal-masked-figures.ts';
import { planOf } from './internal-plan.ts';
import { questionIn } from './internal-question.ts';
import { newestOf } from './internal-reach.ts';
import { beginning } from './internal-store-search.ts';
import { askedStores, type AskedStore } from './internal-stores-asked.ts';
import { StoresSummary } from './internal-stores-summary.ts';
import { SummaryRun } from './internal-summary-run.ts';

/** How many events of all stores match a query, by value and over time. */
export const summariseStores = defineService({
  permission: 'events:read',
  access: 'stores.summary',
  subject: ({ q, zone }) => ({ detail: JSON.stringify({ q, zone }) }),
  input: contract.params,
  run: (call, input) => prepare(input, call),
  subjects: ({ from }, { q, zone }) =>
    from.kind === 'kept'
      ? []
      : from.stores.map(({ store, head }) => ({
          store,
          detail: JSON.stringify({ q, zone, head }),
        })),
  expose: (summary, policy) => masked(told(summary), policy),
});

interface Input {
  readonly q: string;
  readonly zone: string;
  readonly head?: string | undefined;
  readonly cursor?: string | undefined;
}

interface Summary {
  /** What the answer is of: query and zone. */
  readonly asked: readonly string[];
  readonly from:
    | {
        readonly kind: 'beginning';
        readonly run: StoresSummary;
        /** Those that are counted, and where each answer is pinned to. */
        readonly stores: readonly { readonly store: string; readonly head: string | null }[];
      }
    | { readonly kind: 'kept'; readonly id: string; readonly cursor: string };
  readonly signal: AbortSignal;
}

const kind = 'stores-summary';
/** How long a count waits for a store to open and to tell its head. */
const openMilliseconds = 8000;

async function prepare(
  input: Input,
  { signal, policy }: Pick<Asking, 'signal' | 'policy'>,
): Promise<Summary> {
  const { zone, cursor } = input;
  const parsed = questionIn(input, policy);
  const { query } = parsed;
  if (query.steps.length > 0) {
    const message = 'Only what a query finds is counted here: take its steps away.';
    throw new AppError('invalid_query', message, { field: 'q' });
  }
  const asked = [kind, printQuery(query), zone];
  if (cursor !== undefined) {
    const { key } = readCursor(asked, cursor);
    checkRun(kind, key);
    return { asked, from: { kind: 'kept', id: key, cursor }, signal };
  }
  const clock = { now: instant(new Date().toISOString()), zone };
  const heads = input.head === undefined ? null : readHeads(input.head);
  const stores = askedStores(parsed, await knownStores(), { clock, heads, from: null });
  const opened = await Promise.all(stores.map((store) => openedStore(store, signal)));
  const newest = newestOf(opened.map(({ head }) => head?.recordedAt ?? null));
  const anchor = weekAnchor(zone, newest);
  const lanes = await Promise.all(opened.map((store) => laneOf(store, { clock, anchor, signal })));
  const run = new StoresSummary(lanes, anchor);
  const counted = opened.flatMap(({ open, head, asked: { id } }) =>
    open === null ? [] : [{ store: id, head: head?.position ?? null }],
  );
  return { asked, from: { kind: 'beginning', run, stores: counted }, signal };
}

interface Opened {
  readonly asked: AskedStore;
  /** Null where it is not asked or failed. */
  readonly open: OpenStore | null;
  readonly head: Head | null;
  readonly failure: string | null;
}

async function openedStore(asked: AskedStore, signal: AbortSignal): Promise<Opened> {
  if (asked.query === null) return { asked, open: null, head: null, failure: null };
  const opening = async (): Promise<Opened> => {
    const open = await storeById(asked.id);
    return { asked, open, head: await headAt(open.store, asked.head, signal), failure: null };
  };
  try {
    return await inTime(opening(), openMilliseconds);
  } catch (error) {
    return { asked, open: null, head: null, failure: failureIn(error, signal) };
  }
}

/** What a store says is said of it; everything else is a fault of ours. */
function failureIn(error: unknown, signal: AbortSignal): string {
  if (!(error instanceof AppError) || signal.aborted) throw error;
  return error.message;
}

interface Counting {
  readonly clock: Clock;
  readonly anchor: number;
  readonly signal: AbortSignal;
}

async function laneOf(opened: Opened, counting: Counting): Promise<CountLane> {
  const { asked, open, head } = opened;
  const known = {
    ...{ store: asked.id, title: asked.title, leftOut: asked.reason },
    head: head?.position ?? null,
    newest: head?.recordedAt ?? null,
  };
  if (open === null || head === null || asked.query === null) {
    return new CountLane({ ...known, run: null, failure: opened.failure });
  }
  try {
    const run = await inTime(runOf({ asked: asked.query, open, head }, counting), openMilliseconds);
    return new CountLane({ ...known, run, failure: null });
  } catch (error) {
    return new CountLane({ ...known, run: null, failure: failureIn(error, counting.signal) });
  }
}

interface Countable {
  readonly asked: Query;
  readonly open: OpenStore;
  readonly head: Head;
}

async function runOf(
  { asked, open, head }: Countable,
  { clock, anchor, signal }: Counting,
): Promise<SummaryRun> {
  const { store, id } = open;
  const plan = planOf(asked, { store, service: id, clock });
  const after = await placeAfter(store, head, signal);
  const tally = await beginning(store, head, signal);
  return new SummaryRun({ open, plan, head, after, tally, anchor });
}

async function* masked(steps: AsyncIterable<StoresSummaryStep>, policy: MaskingPolicy) {
  for await (const step of steps) {
    yield step.kind === 'figures' ? maskedFigures(step, policy) : step;
  }
}

async function* told({ asked, from, signal }: Summary): AsyncGenerator<StoresSummaryStep> {
  const held =
    from.kind === 'kept'
      ? await takeRun<StoresSummary>(kind, from.id, signal)
      : holdRun(kind, from.run);
  const next =
    from.kind === 'kept' ? from.cursor : makeCursor(asked, { key: held.id, headAt: null });
  try {
    yield* held.run.go(next, signal);
  } finally {
    held.release(held.run.canGoOn);
  }
}
