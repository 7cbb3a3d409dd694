import 'server-only';
import type { Version } from '@/lib/events/ids.ts';
import { fitsStore } from './internal-fold-doubt.ts';
import { FoldRecord } from './internal-fold-record.ts';
import type { FoldShelf } from './internal-fold-shelf.ts';
import type { StreamSource } from './internal-stream-source.ts';

/** Longest wait for the comparison with the store; no reader's own signal: others wait for it too. */
const compareMilliseconds = 10_000;

/**
 * What is kept of a fold up to the last version of its stream, when the store still has the event
 * where it ends; null where there is nothing. What does not fit is deleted.
 */
export async function takeUp(
  source: StreamSource,
  shelf: FoldShelf,
  last: Version,
): Promise<FoldRecord | null> {
  const kept = await shelf.read(last);
  const record = kept === null ? null : FoldRecord.of(kept, last, source);
  const rest = record?.checkpoints.newest ?? null;
  if (record === null || rest === null) return null;
  const signal = AbortSignal.timeout(compareMilliseconds);
  if (await fitsStore(source, { record, rest }, signal)) return record;
  shelf.clear();
  return null;
}
