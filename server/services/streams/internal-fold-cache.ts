import 'server-only';
import { streamId } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { pinnedTime } from '@/server/as-of.ts';
import { checkpointPlace, type CheckpointPlace } from '@/server/checkpoints/checkpoint-place.ts';
import { onceInProcess } from '@/server/once-in-process.ts';
import { activeReducer, chosenReducer } from '@/server/reducers/registry.ts';
import { storeById } from '@/server/stores/registry.ts';
import { endOf, endsOf, type StreamEnds } from './internal-ends.ts';
import { shelfAt, shelfOfPast, type FoldShelf } from './internal-fold-shelf.ts';
import { StreamFold } from './internal-stream-fold.ts';

/** Memory for the checkpoints of all streams together. */
const budgetBytes = 256 * 1024 * 1024;
const mostStreams = 500;

const folds = (): Map<string, StreamFold> =>
  onceInProcess('stream-folds', () => new Map<string, StreamFold>());

/** A stream, and what folds it. */
export interface FoldWanted {
  readonly store: string;
  readonly stream: string;
  /** Hash of a version, or `inferred`; absent: whatever is active. */
  readonly reducer?: string | undefined;
}

interface FoundFold {
  readonly folded: StreamFold;
  readonly ends: StreamEnds;
}

/** The fold of a stream by its active reducer, as `foldBy` finds it. */
export const foldOf = (store: string, stream: string, signal: AbortSignal): Promise<FoundFold> =>
  foldBy({ store, stream }, signal);

/**
 * The one fold of a stream by a reducer in this process; the least recently used ones make room. Throws
 * `not_found` for a stream without events, so that names nobody wrote push nothing out, and for a version that
 * is not there.
 */
export async function foldBy(
  { store, stream, reducer: choice }: FoldWanted,
  signal: AbortSignal,
): Promise<FoundFold> {
  const opened = await storeById(store);
  const ends = await endsOf(opened.store, stream, signal);
  const { category } = ends.first;
  const reducer =
    choice === undefined
      ? await activeReducer(opened.id, category)
      : await chosenReducer(choice, { store: opened.id, category });
  const key = JSON.stringify([store, stream, reducer.key, pinnedTime()]);
  const known = folds().get(key);
  folds().delete(key);
  // A store that was closed and opened again is another object: its folds begin anew.
  const folded =
    known?.store === opened.store
      ? known
      : new StreamFold({
          store: opened.store,
          stream: streamId(stream),
          source: reducer,
          shelf: shelfOf(checkpointPlace(opened, stream, reducer.key)),
        });
  folds().set(key, folded);
  makeRoom(folded);
  await settle(folded, ends.last, signal);
  return { folded, ends };
}

function shelfOf(place: CheckpointPlace | null): FoldShelf | null {
  if (place === null) return null;
  return pinnedTime() === null ? shelfAt(place) : shelfOfPast(place);
}

/** Takes up what is kept, and begins anew where the store has another past than the one folded. */
async function settle(folded: StreamFold, last: RecordedEvent, signal: AbortSignal): Promise<void> {
  await folded.takeUp(last);
  if (folded.canEndWith(last)) return;
  // Somebody may have folded what was recorded since the end was read.
  const { store, stream } = folded;
  const now = await endOf(store, stream, { direction: 'backward', signal });
  if (now === null || !folded.canEndWith(now)) folded.beginAnew();
}

function makeRoom(keep: StreamFold): void {
  let bytes = 0;
  for (const fold of folds().values()) bytes += fold.bytes;
  for (const [key, fold] of folds()) {
    if (fold === keep || (bytes <= budgetBytes && folds().size <= mostStreams)) return;
    folds().delete(key);
    bytes -= fold.bytes;
  }
}
