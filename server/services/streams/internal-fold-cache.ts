import 'server-only';
import { streamId } from '@/lib/events/ids.ts';
import { pinnedTime } from '@/server/as-of.ts';
import { onceInProcess } from '@/server/once-in-process.ts';
import { activeReducer } from '@/server/reducers/registry.ts';
import { storeById } from '@/server/stores/registry.ts';
import { endsOf, type StreamEnds } from './internal-ends.ts';
import { StreamFold } from './internal-stream-fold.ts';

/** Memory for the checkpoints of all streams together. */
const budgetBytes = 256 * 1024 * 1024;
const mostStreams = 500;

const folds = (): Map<string, StreamFold> =>
  onceInProcess('stream-folds', () => new Map<string, StreamFold>());

/**
 * The one fold of a stream by its active reducer in this process; the least recently used ones make room. Throws
 * `not_found` for a stream without events, so that names nobody wrote push nothing out.
 */
export async function foldOf(
  store: string,
  stream: string,
  signal: AbortSignal,
): Promise<{ readonly folded: StreamFold; readonly ends: StreamEnds }> {
  const opened = await storeById(store);
  const ends = await endsOf(opened.store, stream, signal);
  const reducer = await activeReducer(opened.id, ends.first.category);
  const key = JSON.stringify([store, stream, reducer.key, pinnedTime()]);
  const known = folds().get(key);
  folds().delete(key);
  // A store that was closed and opened again is another object: its folds begin anew.
  const folded =
    known?.store === opened.store ? known : new StreamFold(opened.store, streamId(stream), reducer);
  folds().set(key, folded);
  makeRoom(folded);
  return { folded, ends };
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
