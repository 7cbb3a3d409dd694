import 'server-only';
import { AppError } from '@/lib/errors.ts';
import type { Instant } from '@/lib/events/ids.ts';
import type { Query } from '@/lib/query/syntax.ts';
import type { Clock } from '@/lib/query/time-value.ts';
import { environment } from '@/server/env.ts';
import { storeById } from '@/server/stores/registry.ts';
import { inTime } from '../in-time.ts';
import { withExamining } from './internal-examining.ts';
import { Lane, type LaneStart } from './internal-lane.ts';
import type { Mark, ScanStep } from './internal-scan.ts';
import { searchLog } from './internal-search-log.ts';
import { nothingYet, searchOfStore, type StoreSearch } from './internal-store-search.ts';

/** How long a search waits for a store to open and to tell its head. */
const openMilliseconds = 8000;

/** Where a store stood at the end of the page before. */
export interface LanePlace {
  readonly mark: Mark;
  /** `true`: there was nothing more in it; a text: why it failed. */
  readonly over: boolean | string;
}

export interface LaneQuestion {
  readonly store: string;
  readonly query: Query;
  readonly clock: Clock;
  /** Position the answer is pinned to; null: the head now. */
  readonly head: string | null;
  /** Null at the beginning. */
  readonly from: LanePlace | null;
  readonly limit: number;
}

/** A store of the search; its part is null where it could not be asked or has nothing more. */
export interface OpenLane {
  readonly lane: Lane;
  readonly part: StoreSearch | null;
  /** Position its answer is pinned to, and when the event there was recorded. */
  readonly head: string | null;
  readonly newest: Instant | null;
}

const beginning: Mark = { after: null, tally: nothingYet };

/** Opens a store for the search. A store that cannot be asked becomes a lane that failed. */
export async function openLane(question: LaneQuestion, signal: AbortSignal): Promise<OpenLane> {
  const { store, head, from } = question;
  const over = from?.over ?? false;
  const place = from?.mark ?? beginning;
  if (over !== false) {
    const lane = still(store, place, typeof over === 'string' ? over : null);
    return { lane, part: null, head, newest: null };
  }
  try {
    return await inTime(begun(question, signal), openMilliseconds);
  } catch (error) {
    if (!(error instanceof AppError) || signal.aborted) throw error;
    return { lane: still(store, place, error.message), part: null, head, newest: null };
  }
}

async function begun(question: LaneQuestion, signal: AbortSignal): Promise<OpenLane> {
  const { store, from } = question;
  const stop = new AbortController();
  const both = AbortSignal.any([signal, stop.signal]);
  const asked = { ...question, from: from && from.mark };
  const part = await searchOfStore(await storeById(store), asked, both);
  const { scan, head } = part;
  const place = scan === null ? beginning : { after: scan.after, tally: scan.tally };
  const lane = new Lane({
    ...{ store, place },
    steps: stepsOf(part) ?? ended(place),
    patience: environment().searchSeconds * 1000,
    stop: () => {
      stop.abort();
    },
  });
  return { lane, part, head: head?.position ?? null, newest: head?.recordedAt ?? null };
}

function stepsOf({ plan, scan, head, indexed }: StoreSearch): LaneStart['steps'] | null {
  if (scan === null || head === null) return null;
  return withExamining(searchLog(scan, indexed), { plan, head });
}

/** A store that is not searched: it has nothing more, or failed. */
function still(store: string, place: Mark, failure: string | null): Lane {
  const lane = new Lane({
    ...{ store, place, steps: ended(place), patience: openMilliseconds },
    stop: () => undefined,
  });
  lane.failure = failure;
  return lane;
}

async function* ended({ tally }: Mark): AsyncGenerator<ScanStep> {
  yield await Promise.resolve({ kind: 'end', tally, capped: null, next: null });
}
