import 'server-only';
import type { RegressionProgress } from '@/lib/api/regression.ts';
import type { StreamKey } from '@/lib/events/ids.ts';
import { categoryRounds, together, type CategoryWalk } from './internal-category-streams.ts';
import type { Compared, ReducerPair } from './internal-reducer-pair.ts';

export interface CategoryRegression extends CategoryWalk {
  readonly pair: ReducerPair;
  readonly counts: RegressionProgress;
}

/** Some streams compared together: those that differ and are listed, and the counts up to the last of them. */
export interface RegressionRound {
  readonly items: readonly Compared[];
  readonly counts: RegressionProgress;
  readonly after: StreamKey;
}

/** Streams that differ of which places and values are kept; of the others it is counted that they do. */
export const mostListed = 500;

export const nothingCompared: RegressionProgress = {
  ...{ streams: 0, events: 0, differ: 0, differNow: 0, incomplete: 0, listed: 0 },
  ...{ stoppedBefore: 0, stoppedAfter: 0 },
};

/**
 * Compares two reducers over one stream after the other, in order of their ids. Nothing is kept between
 * the streams, so memory does not grow with their number.
 */
export async function* walkRegression(walk: CategoryRegression): AsyncGenerator<RegressionRound> {
  const { store, signal, pair } = walk;
  let { counts } = walk;
  for await (const round of categoryRounds(walk, together[pair.kind])) {
    const compared = await Promise.all(
      round.map(({ streamId }) => pair.compare(streamId, { store, signal })),
    );
    const differing = compared.filter(({ found }) => found !== null);
    const items = differing.slice(0, mostListed - counts.listed);
    counts = added(counts, compared, items.length);
    const last = round.at(-1);
    if (last !== undefined) yield { items, counts, after: last.key };
    signal.throwIfAborted();
  }
}

/** A stream without events began behind the place that the walk is pinned to. */
function added(
  counts: RegressionProgress,
  compared: readonly Compared[],
  listed: number,
): RegressionProgress {
  const there = compared.filter(({ events }) => events > 0);
  const number = (is: (each: Compared) => boolean): number => there.filter(is).length;
  return {
    streams: counts.streams + there.length,
    events: counts.events + there.reduce((sum, { events }) => sum + events, 0),
    differ: counts.differ + number(({ found }) => found !== null),
    differNow: counts.differNow + number(({ now }) => now),
    stoppedBefore: counts.stoppedBefore + number(({ stopped }) => stopped.before !== null),
    stoppedAfter: counts.stoppedAfter + number(({ stopped }) => stopped.after !== null),
    incomplete: counts.incomplete + number(({ incomplete }) => incomplete),
    listed: counts.listed + listed,
  };
}
