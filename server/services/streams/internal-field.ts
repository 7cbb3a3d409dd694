import 'server-only';
import { AppError } from '@/lib/errors.ts';
import { FieldIntervals, type Interval } from '@/lib/fold/intervals.ts';
import type { Fold, FoldFacts } from '@/lib/fold/fold.ts';
import { KnownPaths } from '@/lib/fold/known-paths.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { parsePath } from '@/lib/json/parse-path.ts';
import { printPath, valueAt, type Path } from '@/lib/json/path.ts';
import { KeptPasses } from './internal-kept-pass.ts';
import type { StreamFold } from './internal-stream-fold.ts';
import { eventsBetween, foldFrom } from './internal-seek.ts';

export interface FieldHistory {
  readonly path: string;
  readonly intervals: readonly Interval[];
  readonly facts: FoldFacts;
}

/** Every path the states of a stream ever had. */
export interface StreamPaths {
  /** Those of the newest state. */
  readonly paths: readonly string[];
  /** Those that led somewhere once. */
  readonly gone: readonly string[];
  /** True when there were more than are told. */
  readonly further: boolean;
}

const histories = new KeptPasses<FieldHistory>();
const pathLists = new KeptPasses<StreamPaths>();

/** Throws `invalid_input` where the text is no path. */
export function fieldPath(text: string): Path {
  const parsed = parsePath(text);
  if (parsed.ok) return parsed.path;
  throw new AppError('invalid_input', parsed.message, { field: 'path' });
}

/**
 * All intervals of a path, in one pass over the stream, which the rail's marks and the history of a
 * field share.
 */
export function fieldHistory(
  folded: StreamFold,
  path: Path,
  signal: AbortSignal,
): Promise<FieldHistory> {
  const name = printPath(path);
  const pass = async (shared: AbortSignal): Promise<FieldHistory> => {
    const field = new FieldIntervals(path);
    const fold = await foldWhole(folded, shared, (event, { state, changes }) => {
      field.take({ event, state, changes });
    });
    return { path: name, intervals: field.intervals, facts: fold.facts };
  };
  return histories.join(folded, name, { signal, pass });
}

export function streamPaths(folded: StreamFold, signal: AbortSignal): Promise<StreamPaths> {
  const pass = async (shared: AbortSignal): Promise<StreamPaths> => {
    const known = new KnownPaths();
    const { state } = await foldWhole(folded, shared, (_, { changes }) => {
      known.take(changes);
    });
    const all = [...known.paths];
    const isThere = ([, path]: (typeof all)[number]): boolean =>
      state !== undefined && valueAt(state, path) !== undefined;
    return {
      paths: all.filter(isThere).map(([text]) => text),
      gone: all.filter((each) => !isThere(each)).map(([text]) => text),
      further: known.further,
    };
  };
  return pathLists.join(folded, '', { signal, pass });
}

/** Folds the stream from its beginning, telling of every event just after it was taken. */
async function foldWhole(
  folded: StreamFold,
  signal: AbortSignal,
  tell: (event: RecordedEvent, fold: Fold) => void,
): Promise<Fold> {
  const fold = foldFrom(folded, null);
  let taken = 0;
  const whole = { start: null, until: null, signal, into: fold };
  for await (const event of eventsBetween(folded, whole)) {
    fold.take(event);
    tell(event, fold);
    taken += 1;
    if (taken % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return fold;
}
