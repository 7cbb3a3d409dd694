import 'server-only';
import type { StreamId, StreamKey } from '@/lib/events/ids.ts';
import type { Condition, TruthIntervals } from '@/lib/fold/truth-intervals.ts';
import type { StreamReducer } from '@/server/reducers/stream-reducer.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { CodeRun } from '@/server/sandbox/code-run.ts';
import { Stepper } from './internal-stepper.ts';
import { truthOf } from './internal-truth.ts';

/** Streams asked at the same time: a store far away answers them together. A sandbox takes one. */
const together = { plain: 8, code: 1 } as const;
const pageSize = 200;
/** A word about the way at least this often. */
const tellMilliseconds = 250;

export interface CategoryTruth {
  readonly store: EventStore;
  readonly category: string;
  readonly holds: Condition;
  readonly reducer: StreamReducer;
  /** The last stream that was asked before; null: begin with the first. */
  readonly after: StreamKey | null;
  readonly counts: TruthCounts;
  /** After this time the walk ends, at the earliest after one round of streams. */
  readonly milliseconds: number;
  readonly signal: AbortSignal;
}

export interface TruthCounts {
  readonly streams: number;
  readonly events: number;
  readonly found: number;
  readonly incomplete: number;
}

export interface StreamTruth {
  readonly stream: StreamId;
  readonly truth: TruthIntervals;
}

export type TruthWalk =
  | { readonly kind: 'found'; readonly items: readonly StreamTruth[] }
  | { readonly kind: 'progress'; readonly counts: TruthCounts; readonly after: StreamKey }
  | { readonly kind: 'end'; readonly counts: TruthCounts; readonly after: StreamKey | null };

interface Asked extends StreamTruth {
  readonly events: number;
  readonly incomplete: boolean;
}

/**
 * Asks one stream after the other, in order of their ids, whether and when a condition held. Nothing
 * is kept between the streams, so memory does not grow with their number.
 */
export async function* walkCategory(walk: CategoryTruth): AsyncGenerator<TruthWalk> {
  const run = walk.reducer.kind === 'code' ? new CodeRun(walk.reducer.code) : null;
  try {
    yield* walked(walk, run);
  } finally {
    run?.close();
  }
}

async function* walked(walk: CategoryTruth, run: CodeRun | null): AsyncGenerator<TruthWalk> {
  const { signal, milliseconds } = walk;
  const began = performance.now();
  let { counts } = walk;
  let told = began;
  for await (const round of rounds(walk)) {
    const asked = await Promise.all(round.map(({ streamId }) => askStream(walk, streamId, run)));
    const items = asked.filter(({ truth }) => truth.intervals.length > 0);
    counts = added(counts, asked, items.length);
    if (items.length > 0) yield { kind: 'found', items };
    const after = round.at(-1)?.key ?? null;
    const now = performance.now();
    if (now - began >= milliseconds) {
      yield { kind: 'end', counts, after };
      return;
    }
    if (after !== null && now - told >= tellMilliseconds) {
      told = now;
      yield { kind: 'progress', counts, after };
    }
    signal.throwIfAborted();
  }
  yield { kind: 'end', counts, after: null };
}

interface Listed {
  readonly streamId: StreamId;
  readonly key: StreamKey;
}

async function* rounds({
  store,
  category,
  reducer,
  after: begin,
  signal,
}: CategoryTruth): AsyncGenerator<readonly Listed[]> {
  let after = begin;
  do {
    const page = await store.listStreams(
      { prefix: '', category, order: 'id' },
      { direction: 'forward', after, until: null },
      { signal, limit: pageSize, maxScanned: pageSize * 100, payload: 'omit' },
    );
    const size = together[reducer.kind];
    for (let from = 0; from < page.items.length; from += size) {
      yield page.items.slice(from, from + size);
    }
    after = page.next;
  } while (after !== null);
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

const added = (counts: TruthCounts, asked: readonly Asked[], found: number): TruthCounts => ({
  streams: counts.streams + asked.length,
  events: counts.events + asked.reduce((sum, { events }) => sum + events, 0),
  found: counts.found + found,
  incomplete: counts.incomplete + asked.filter(({ incomplete }) => incomplete).length,
});
