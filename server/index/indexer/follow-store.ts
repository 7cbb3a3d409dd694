import { AppError } from '@/lib/errors.ts';
import type { EventStore } from '@/server/stores/port.ts';
import type { SearchIndex } from '../port.ts';
import { LedgerFollower, type ActiveNow } from './ledger-follower.ts';
import { LogFollower } from './log-follower.ts';
import type { RecentFile } from './recent-file.ts';
import { RecentFollower } from './recent-follower.ts';

export interface Followed {
  readonly store: EventStore;
  readonly index: SearchIndex;
  readonly signal: AbortSignal;
  /** What folds the states of its categories now; absent: all of them are inferred. */
  readonly reducers?: ActiveNow;
  /** Where the newest events are kept first; absent: the log is only taken in from its beginning. */
  readonly recent?: RecentFile;
  /** Called after every step: whether the log was caught up with, and how many events are indexed. */
  readonly onStep?: (live: boolean, events: number) => void;
}

/** How often a caught-up follower looks for news. */
const waitMilliseconds = 250;

/**
 * Brings a store into its index until aborted: the newest events, where many are missing, into an index of their
 * own, which is removed in the end; then all of them, oldest first: words in pages, then the ledger, then both as
 * the log becomes final. Ends with `other-log` when the index is of another log. What fails throws;
 * beginning again goes on where the last batch ended.
 */
export async function followStore(followed: Followed): Promise<'ended' | 'other-log'> {
  try {
    return await follow(followed);
  } catch (error) {
    // A read that was told to stop is how a follower ends.
    const cancelled = error instanceof AppError && error.code === 'cancelled';
    if (followed.signal.aborted && cancelled) return 'ended';
    throw error;
  }
}

async function follow(followed: Followed): Promise<'ended' | 'other-log'> {
  const { store, index, signal } = followed;
  const log = new LogFollower(store, index, signal);
  if (!(await log.start())) return 'other-log';
  await newestFirst(log, followed);
  const reducers = followed.reducers ?? (() => Promise.resolve(new Map()));
  const ledger = new LedgerFollower({ store, index, signal, reducers });
  try {
    await followBoth(log, ledger, followed);
  } finally {
    ledger.close();
  }
  return 'ended';
}

/** Until the log is caught up with, from both ends. */
async function newestFirst(
  log: LogFollower,
  { store, index, signal, recent: file, onStep }: Followed,
): Promise<void> {
  const known = (await index.coverage()).resume;
  const recent =
    file === undefined ? null : await RecentFollower.begin(file, { store, signal, known });
  if (recent === null) return;
  try {
    while (!signal.aborted && !log.isLive) {
      if (recent.isLive) await log.step(0);
      await recent.step();
      onStep?.(false, (await index.coverage()).events + recent.events);
    }
  } catch (error) {
    await recent.close();
    throw error;
  }
  await (signal.aborted ? recent.close() : recent.remove());
}

async function followBoth(
  log: LogFollower,
  ledger: LedgerFollower,
  { index, signal, onStep }: Followed,
): Promise<void> {
  let busy = true;
  while (!signal.aborted) {
    const read = await log.step(busy ? 0 : waitMilliseconds);
    if (log.isLive || !read) busy = (await ledger.step()) || (!read && (await index.tidy()));
    if (onStep !== undefined) onStep(log.isLive, (await index.coverage()).events);
  }
}
