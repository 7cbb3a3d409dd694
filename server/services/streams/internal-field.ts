import 'server-only';
import { AppError } from '@/lib/errors.ts';
import { FieldIntervals, type Interval } from '@/lib/fold/intervals.ts';
import type { FoldFacts } from '@/lib/fold/fold.ts';
import { parsePath } from '@/lib/json/parse-path.ts';
import { printPath, type Path } from '@/lib/json/path.ts';
import { shareWork, type SharedWork } from '../share-work.ts';
import type { StreamFold } from './internal-stream-fold.ts';
import { eventsBetween, foldFrom } from './internal-seek.ts';

export interface FieldHistory {
  readonly path: string;
  readonly intervals: readonly Interval[];
  readonly facts: FoldFacts;
  /** Leaf paths of the newest state. */
  readonly paths: readonly string[];
}

const kept = new WeakMap<StreamFold, Map<string, SharedWork<FieldHistory>>>();
const mostKept = 16;

/** Throws `invalid_input` where the text is no path. */
export function fieldPath(text: string): Path {
  const parsed = parsePath(text);
  if (parsed.ok) return parsed.path;
  throw new AppError('invalid_input', parsed.message, { field: 'path' });
}

/**
 * All intervals of a path, in one pass over the stream. Kept until the stream has grown, so that
 * the rail's marks and the history of one field cost one pass together.
 */
export async function fieldHistory(
  folded: StreamFold,
  path: Path,
  signal: AbortSignal,
): Promise<FieldHistory> {
  await folded.reach(null, signal);
  const key = `${folded.index.length} ${printPath(path)}`;
  const histories = kept.get(folded) ?? new Map<string, SharedWork<FieldHistory>>();
  kept.set(folded, histories);
  const known = histories.get(key);
  if (known !== undefined && !known.isAbandoned()) return known.join(signal);
  const work = shareWork(async (shared) => {
    try {
      return await record(folded, path, shared);
    } catch (error) {
      if (histories.get(key) === work) histories.delete(key);
      throw error;
    }
  });
  histories.set(key, work);
  const oldest = histories.keys().next();
  if (histories.size > mostKept && oldest.done !== true) histories.delete(oldest.value);
  return work.join(signal);
}

async function record(folded: StreamFold, path: Path, signal: AbortSignal): Promise<FieldHistory> {
  const field = new FieldIntervals(path);
  const fold = foldFrom(folded, null);
  let taken = 0;
  for await (const event of eventsBetween(folded, {
    start: null,
    until: null,
    signal,
    into: fold,
  })) {
    fold.take(event);
    field.take({ event, state: fold.state, changes: fold.changes });
    taken += 1;
    if (taken % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  const paths = fold.leaves().map((leaf) => printPath(leaf.path));
  return { path: printPath(path), intervals: field.intervals, facts: fold.facts, paths };
}
