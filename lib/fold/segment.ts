import type { SegmentView, StateView } from '@/lib/api/streams.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { eventFromView } from '@/lib/events/view.ts';
import { Fold, type FoldOptions } from './fold.ts';
import { freeze, thaw, type Frozen } from './frozen.ts';
import { readFidelity } from './fidelity.ts';
import { inferredReducer } from './inferred-reducer.ts';
import type { Reducer } from './reducer.ts';
import { stepReducer } from './steps.ts';
import { foldToView, frozenFromView } from './state-view.ts';

/** Events between two rests: going back folds at most this many again. */
const restEvery = 64;

/**
 * The part of a stream between two checkpoints, folded to any of its versions without a network:
 * forwards it goes on from where it is, backwards from the last rest it made on its way.
 */
export class Segment {
  readonly #base: StateView | null;
  readonly #events: readonly RecordedEvent[];
  readonly #reducer: Reducer;
  readonly #options: FoldOptions;
  /** Fold at rest before each `restEvery`-th event, as far as it got. */
  readonly #rests: Frozen[];
  #fold: Fold;
  #taken = 0;

  constructor(view: SegmentView) {
    const reducer = reducerOf(view);
    this.#base = view.base;
    this.#events = view.events.map(eventFromView);
    this.#reducer = reducer;
    this.#options = { track: true, firstVersion: BigInt(view.firstVersion) };
    this.#fold =
      view.base === null
        ? new Fold(reducer, this.#options)
        : thaw(frozenFromView(view.base), reducer, this.#options);
    this.#rests = [freeze(this.#fold)];
  }

  /** The state just after the last event up to `version`, as the server would send it. */
  stateAt(version: bigint): StateView {
    const wanted = this.#eventsUpTo(version);
    if (wanted < this.#taken) this.#goBack(wanted);
    while (this.#taken < wanted) this.#step();
    if (this.#taken === 0 && this.#base !== null) return this.#base;
    const last = this.#events[this.#taken - 1];
    return foldToView(this.#fold, {
      moment: {
        at: `v${String(version)}`,
        version: last === undefined ? null : String(last.version),
        recordedAt: last?.recordedAt ?? null,
        skewed: false,
      },
      snapshot: 'unknown',
    });
  }

  /** The event at exactly this version; null when the segment has none. */
  eventAt(version: bigint): RecordedEvent | null {
    const event = this.#events[this.#eventsUpTo(version) - 1];
    return event?.version === version ? event : null;
  }

  #eventsUpTo(version: bigint): number {
    let [low, high] = [0, this.#events.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#events[middle]?.version ?? 0n) <= version) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #goBack(wanted: number): void {
    // One event early, so that the changes of the wanted event are told again.
    const index = Math.floor(Math.max(0, wanted - 1) / restEvery);
    const rest = this.#rests[index];
    if (rest === undefined) throw new Error(`A segment has no rest before event ${wanted}.`);
    this.#fold = thaw(rest, this.#reducer, this.#options);
    this.#taken = index * restEvery;
  }

  #step(): void {
    if (this.#taken % restEvery === 0) this.#rests[this.#taken / restEvery] ??= freeze(this.#fold);
    const event = this.#events[this.#taken];
    if (event !== undefined) this.#fold.take(event);
    this.#taken += 1;
  }
}

function reducerOf({ steps }: SegmentView): Reducer {
  if (steps === null) return inferredReducer;
  return stepReducer({
    fidelity: readFidelity(steps.fidelity),
    initial: steps.initial,
    steps: new Map(steps.items.map(({ version, step }) => [BigInt(version), step])),
  });
}
