import type { SegmentView, StateView } from '@/lib/api/streams.ts';
import { Segment } from '@/lib/fold/segment.ts';

interface Loaded {
  readonly from: bigint;
  readonly to: bigint;
  readonly segment: Segment;
}

type Load = (at: bigint, signal: AbortSignal) => Promise<SegmentView>;

/** Segments kept; each is some hundreds of events at most. */
const mostSegments = 24;

/**
 * The segments of one stream that are in the browser. A version inside one of them is folded here,
 * at once; any other is read with its whole segment first.
 */
export class SegmentCache {
  readonly #load: Load;
  readonly #under = new Map<bigint, Promise<Loaded>>();
  #loaded: readonly Loaded[] = [];
  #leaving = new AbortController();

  constructor(load: Load) {
    this.#load = load;
  }

  /** The state where it needs no network; undefined where it does. */
  peek(version: bigint): StateView | undefined {
    const found = this.#find(version);
    return found?.segment.stateAt(version);
  }

  async stateAt(version: bigint): Promise<StateView> {
    const found = this.#find(version) ?? (await this.#fetch(version));
    return found.segment.stateAt(version);
  }

  /** Loads what a step beyond the segment of this version will need. Never fails: it only helps. */
  async prepare(version: bigint, within: { readonly first: bigint; readonly last: bigint }) {
    const found = this.#find(version);
    if (found === undefined) return;
    const wanted = [found.to + 1n, found.from - 1n].filter(
      (next) => next >= within.first && next <= within.last && this.#find(next) === undefined,
    );
    await Promise.allSettled(wanted.map((next) => this.#fetch(next)));
  }

  /** Gives up what is on its way; what is loaded stays, and asking again asks anew. */
  abandon(): void {
    this.#leaving.abort();
    this.#leaving = new AbortController();
    this.#under.clear();
  }

  #find(version: bigint): Loaded | undefined {
    return this.#loaded.find(({ from, to }) => version >= from && version <= to);
  }

  #fetch(version: bigint): Promise<Loaded> {
    const known = this.#under.get(version);
    if (known !== undefined) return known;
    const reading = this.#load(version, this.#leaving.signal)
      .then((view) => this.#keep(view))
      .finally(() => {
        if (this.#under.get(version) === reading) this.#under.delete(version);
      });
    this.#under.set(version, reading);
    return reading;
  }

  #keep(view: SegmentView): Loaded {
    const loaded = {
      from: BigInt(view.from),
      to: BigInt(view.to),
      segment: new Segment(view),
    };
    this.#loaded = [loaded, ...this.#loaded].slice(0, mostSegments);
    return loaded;
  }
}
