import 'server-only';
import { AppError } from '@/lib/errors.ts';
import { justBelow, type Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { readPage } from './internal-read-page.ts';
import type { StreamFold } from './internal-stream-fold.ts';
import type { StreamIndex } from './internal-stream-index.ts';

/** Fewer events than this between two that are wanted are read along: one read is dearer. */
const worthReading = 32;

interface Wanted {
  readonly index: StreamIndex;
  /** In the order in which they are answered. */
  readonly indexes: Uint32Array;
  readonly signal: AbortSignal;
}

/** Events by their indexes in the order of versions. Throws `conflict` where the store has them no more. */
export async function eventsAt(
  folded: StreamFold,
  { index, indexes, signal }: Wanted,
): Promise<readonly RecordedEvent[]> {
  const found = new Map<Version, RecordedEvent[]>();
  for (const [first, last] of runsOf(indexes)) {
    await readRun(folded, [index.versionAt(first), index.versionAt(last)], { found, signal });
  }
  return Array.from(indexes, (at) => {
    const version = index.versionAt(at);
    const event = found.get(version)?.[at - index.firstFrom(version)];
    if (event !== undefined) return event;
    throw new AppError('conflict', 'The store has not the events any more that were read before.');
  });
}

/** First and last of those that lie near each other, ascending. */
function runsOf(indexes: Uint32Array): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const at of indexes.toSorted()) {
    const run = runs.at(-1);
    if (run !== undefined && at - run[1] <= worthReading) run[1] = at;
    else runs.push([at, at]);
  }
  return runs;
}

async function readRun(
  { store, stream }: StreamFold,
  [first, until]: readonly [Version, Version],
  {
    found,
    signal,
  }: { readonly found: Map<Version, RecordedEvent[]>; readonly signal: AbortSignal },
): Promise<void> {
  let after: Version | null = justBelow(first);
  while (after !== null) {
    const page = await readPage({ store, stream, payload: 'full' }, { after, until, signal });
    for (const event of page.items) {
      const twins = found.get(event.version);
      if (twins === undefined) found.set(event.version, [event]);
      else twins.push(event);
    }
    after = page.next;
  }
}
