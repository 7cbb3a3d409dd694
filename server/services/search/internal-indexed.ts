import 'server-only';
import { AppError } from '@/lib/errors.ts';
import type { Position } from '@/lib/events/ids.ts';
import { withoutGrams } from '@/lib/query/narrow/grams.ts';
import { narrowQuery } from '@/lib/query/narrow/narrow-query.ts';
import { asksLaterStates, heldBeyond, type Beyond } from '@/lib/query/narrow/held-beyond.ts';
import { besideLedger } from '@/lib/query/narrow/beside-ledger.ts';
import { asksLedger, type Narrowing } from '@/lib/query/narrow/narrowing.ts';
import { isSameEvent } from '@/server/index/is-same-event.ts';
import { pinnedTime } from '@/server/as-of.ts';
import { environment } from '@/server/env.ts';
import { findIndex, findRecentIndex, type FoundIndex } from '@/server/index/open-index.ts';
import type { IndexPlace, SearchIndex } from '@/server/index/port.ts';
import { unfitLedgers } from '@/server/index/unfit-ledgers.ts';
import type { StoreReducers } from '@/server/reducers/stream-reducer.ts';
import type { EventStore } from '@/server/stores/port.ts';
import type { OpenStore } from '@/server/stores/registry.ts';
import {
  nothingFound,
  withoutIndex,
  type FoundPart,
  type IndexedRequest,
  type IndexedSearch,
} from './internal-indexed-part.ts';
import { judgedWhole } from './internal-plan.ts';
import { recentPart } from './internal-recent-part.ts';

/** Most events between the ledger and the head that are read to know whose states they altered. */
const mostNewer = 5000;

/** What the indexes of the store can do for a search; nothing that is wrong with them ends the search. */
export async function indexedSearch(
  open: OpenStore,
  asked: Pick<IndexedRequest, 'plan' | 'head' | 'narrowing'>,
  signal: AbortSignal,
): Promise<IndexedSearch> {
  const narrowing = narrowingOf(asked);
  // An index knows values of now, and where they are now.
  if (narrowing === null || pinnedTime() !== null) return withoutIndex();
  const { store } = open;
  const whole = await askFound({ found: await findIndex(open), signal }, (index) =>
    indexedPart({ store, index, ...asked }, signal),
  );
  const recent = await askFound({ found: await findRecentIndex(open), signal }, (index) =>
    recentPart({ ...asked, store, index, narrowing, whole: whole.part }, signal),
  );
  return { part: whole.part, recent: recent.part, problem: whole.problem ?? recent.problem };
}

interface Found {
  readonly found: FoundIndex;
  readonly signal: AbortSignal;
}

async function askFound(
  { found, signal }: Found,
  ask: (index: SearchIndex) => Promise<FoundPart>,
): Promise<FoundPart> {
  if (found.kind === 'none') return nothingFound;
  if (found.kind === 'broken') return unreadable(found.reason);
  try {
    return await ask(found.index);
  } catch (error) {
    if (signal.aborted || error instanceof AppError) throw error;
    await found.forget();
    return unreadable(error instanceof Error ? error.message : String(error));
  }
}

const unreadable = (reason: string): FoundPart => ({
  part: null,
  problem: `The search index cannot be read: ${reason}`,
});

/** Null where the index is no help. */
function narrowingOf({ plan, narrowing }: Pick<IndexedRequest, 'plan' | 'narrowing'>) {
  if (narrowing !== undefined) return narrowing;
  const narrow = narrowedAsKept(narrowQuery(plan.query, plan.context));
  return narrow.kind === 'all' ? null : narrow;
}

/** As far as indexes are kept: where they keep no pieces of words, those say nothing. */
export const narrowedAsKept = (narrowing: Narrowing): Narrowing =>
  environment().indexParts ? narrowing : withoutGrams(narrowing);

/** What an open index can do for a search. */
export async function indexedPart(
  request: IndexedRequest,
  signal: AbortSignal,
): Promise<FoundPart> {
  const { store, index, plan } = request;
  const narrowing = narrowingOf(request);
  if (narrowing === null) return nothingFound;
  const coverage = await index.coverage();
  const events = asksLedger(narrowing) ? coverage.ledgerEvents : coverage.events;
  const last = await index.placeAt(events);
  if (last === null) return nothingFound;
  if (!(await isSameEvent(store, last, signal))) {
    return { part: null, problem: 'The search index is of another log and will be made anew.' };
  }
  const beyond = asksLaterStates(narrowing) ? await beyondOf(request, last, signal) : nothing;
  if (beyond === null) {
    return { part: null, problem: 'The search index is too far behind to know past states.' };
  }
  const reducers = asksLedger(narrowing) ? await plan.reducers() : null;
  const unfit = reducers === null ? fit : unfitLedgers(coverage, reducers);
  return {
    part: {
      index,
      narrowing: besideLedger(heldBeyond(narrowing, beyond), [...unfit.keys()]),
      events,
      through: last.position,
      begins: null,
      adds: events,
      plan: judgedWhole(plan),
      check: () => checkLedgers(request, reducers, unfit),
    },
    problem: unfitWords(unfit),
  };
}

const fit: ReadonlyMap<string, number> = new Map();

/** What is being derived anew while it is asked leaves events out. */
async function checkLedgers(
  { index }: IndexedRequest,
  reducers: StoreReducers | null,
  known: ReadonlyMap<string, number>,
): Promise<void> {
  if (reducers === null) return;
  const unfit = unfitLedgers(await index.coverage(), reducers);
  const [fresh] = [...unfit.keys()].filter((category) => !known.has(category));
  if (fresh !== undefined) throw new Error(`the ledger of ${fresh} is being derived anew.`);
}

/** Says that these are derived anew; null where there are none. */
function unfitWords(unfit: ReadonlyMap<string, number>): string | null {
  if (unfit.size === 0) return null;
  const told = [...unfit].sort(([a], [b]) => (a < b ? -1 : 1));
  const names = told.map(([category, share]) => `${category} (${share} % done)`).join(', ');
  const ledgers = unfit.size === 1 ? 'ledger of the index is' : 'ledgers of the index are';
  return `The ${ledgers} being derived anew by another reducer: ${names}. Until then all events of it that can match are judged.`;
}

const nothing: Beyond = { streams: [], past: false };

/** What lies between the ledger and the head; null when that is too much to read. */
async function beyondOf(
  { store, head }: IndexedRequest,
  { position }: IndexPlace,
  signal: AbortSignal,
): Promise<Beyond | null> {
  const order = store.comparePositions(head, position);
  if (order <= 0) return { streams: [], past: order < 0 };
  const streams = new Set<string>();
  let after: Position | null = position;
  for (let read = 0; after !== null;) {
    if (read >= mostNewer) return null;
    const page: Awaited<ReturnType<EventStore['readLog']>> = await store.readLog(
      { all: [] },
      { direction: 'forward', after, until: head },
      { signal, limit: 1000, maxScanned: 1000, payload: 'omit' },
    );
    for (const { streamId } of page.items) streams.add(streamId);
    read += Math.max(1, page.scanned);
    after = page.next;
  }
  return { streams: [...streams], past: false };
}
