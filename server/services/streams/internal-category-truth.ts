import 'server-only';
import type { StreamId, StreamKey } from '@/lib/events/ids.ts';
import type { Condition, TruthIntervals } from '@/lib/fold/truth-intervals.ts';
import type { TruthProgress } from '@/lib/api/jobs.ts';
import type { StreamReducer } from '@/server/reducers/stream-reducer.ts';
import { CodeRun } from '@/server/sandbox/code-run.ts';
import { categoryRounds, together, type CategoryWalk } from './internal-category-streams.ts';
import { Stepper } from './internal-stepper.ts';
import { truthOf } from './internal-truth.ts';

export interface CategoryTruth extends CategoryWalk {
  readonly holds: Condition;
  readonly reducer: StreamReducer;
  readonly counts: TruthProgress;
}

export interface StreamTruth {
  readonly stream: StreamId;
  readonly truth: TruthIntervals;
}

/** Some streams asked together: those where it held, and the counts up to the last of them. */
export interface TruthRound {
  readonly items: readonly StreamTruth[];
  readonly counts: TruthProgress;
  readonly after: StreamKey;
}

interface Asked extends StreamTruth {
  readonly events: number;
  readonly incomplete: boolean;
}

/**
 * Asks one stream after the other, in order of their ids, whether and when a condition held. Nothing
 * is kept between the streams, so memory does not grow with their number.
 */
export async function* walkCategory(walk: CategoryTruth): AsyncGenerator<TruthRound> {
  const run = walk.reducer.kind === 'code' ? new CodeRun(walk.reducer.code) : null;
  try {
    let { counts } = walk;
    for await (const round of categoryRounds(walk, together[walk.reducer.kind])) {
      const asked = await Promise.all(round.map(({ streamId }) => askStream(walk, streamId, run)));
      const items = asked.filter(({ truth }) => truth.intervals.length > 0);
      counts = added(counts, asked, items.length);
      const last = round.at(-1);
      if (last !== undefined) yield { items, counts, after: last.key };
      walk.signal.throwIfAborted();
    }
  } finally {
    run?.close();
  }
}

async function askStream(
  { store, holds, reducer: source, signal }: CategoryTruth,
  stream: StreamId,
  run: CodeRun | null,
): Promise<Asked> {
  const options = { track: true, firstVersion: store.capabilities.firstVersion };
  const stepper = new Stepper(source, options, run);
  const { reducer } = stepper;
  const asked = { store, stream, stepper, reducer, options, payload: 'full' } as const;
  const { truth, facts } = await truthOf(asked, holds, signal);
  return {
    stream,
    truth,
    events: facts.events,
    incomplete: facts.incompleteFrom !== null || facts.stopped !== null,
  };
}

/** A stream without events began behind the place that the walk is pinned to. */
function added(counts: TruthProgress, asked: readonly Asked[], found: number): TruthProgress {
  const there = asked.filter(({ events }) => events > 0);
  return {
    streams: counts.streams + there.length,
    events: counts.events + there.reduce((sum, { events }) => sum + events, 0),
    found: counts.found + found,
    incomplete: counts.incomplete + there.filter(({ incomplete }) => incomplete).length,
  };
}
