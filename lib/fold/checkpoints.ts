import type { Version } from '@/lib/events/ids.ts';
import { sizeOf, type Frozen } from './frozen.ts';

export interface CutPolicy {
  /** Cut when folding since the last cut took this long, so that any seek costs at most as much. */
  readonly milliseconds: number;
  /** Cut at the latest after so many events, whatever they cost. */
  readonly events: number;
}

export const usualCuts: CutPolicy = { milliseconds: 10, events: 10_000 };

/** Says when a checkpoint is due, from what folding really cost. */
export class CheckpointCutter {
  readonly #policy: CutPolicy;
  readonly #now: () => number;
  #milliseconds = 0;
  #events = 0;

  /** `now` in milliseconds. */
  constructor(now: () => number, policy: CutPolicy = usualCuts) {
    this.#now = now;
    this.#policy = policy;
  }

  /** Runs a part of the fold that takes `events` events in; true when a checkpoint is due after it. */
  isDueAfter(events: number, run: () => void): boolean {
    const start = this.#now();
    run();
    this.#milliseconds += this.#now() - start;
    this.#events += events;
    const due =
      this.#milliseconds >= this.#policy.milliseconds || this.#events >= this.#policy.events;
    if (due) {
      this.#milliseconds = 0;
      this.#events = 0;
    }
    return due;
  }
}

interface Kept {
  readonly version: Version;
  readonly frozen: Frozen;
  readonly size: number;
}

/**
 * Checkpoints of one stream and one reducer within a budget of bytes. What does not fit is thinned
 * out by distance: dense around the head and the last version asked for, sparse far from both. The
 * newest one always stays.
 */
export class Checkpoints {
  readonly #budget: number;
  readonly #kept: Kept[] = [];
  #bytes = 0;
  #cursor: Version | null = null;

  constructor(budgetBytes: number) {
    this.#budget = budgetBytes;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Versions that have a checkpoint, ascending. */
  get versions(): readonly Version[] {
    return this.#kept.map(({ version }) => version);
  }

  /** Everything that is kept, ascending. */
  get all(): readonly Frozen[] {
    return this.#kept.map(({ frozen }) => frozen);
  }

  /** Keeps a fold at rest; one without events is nothing to keep. */
  add(frozen: Frozen): void {
    const { version } = frozen.facts;
    if (version === null) return;
    const at = this.#firstAfter(version);
    const same = this.#kept[at - 1]?.version === version;
    const size = sizeOf(frozen);
    const [replaced] = this.#kept.splice(same ? at - 1 : at, same ? 1 : 0, {
      version,
      frozen,
      size,
    });
    this.#bytes += size - (replaced?.size ?? 0);
    this.#winnow();
  }

  /** The last checkpoint at or before a version; remembers the version as the place of interest. */
  atOrBefore(version: Version): Frozen | null {
    this.#cursor = version;
    return this.#kept[this.#firstAfter(version) - 1]?.frozen ?? null;
  }

  /** The first checkpoint after a version: where a segment that begins at or before it ends. */
  after(version: Version): Frozen | null {
    return this.#kept[this.#firstAfter(version)]?.frozen ?? null;
  }

  get newest(): Frozen | null {
    return this.#kept.at(-1)?.frozen ?? null;
  }

  #firstAfter(version: Version): number {
    let [low, high] = [0, this.#kept.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#kept[middle]?.version ?? 0n) <= version) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #winnow(): void {
    while (this.#bytes > this.#budget && this.#kept.length > 1) {
      const [dropped] = this.#kept.splice(this.#leastMissed(), 1);
      this.#bytes -= dropped?.size ?? 0;
    }
  }

  /** The one that leaves the smallest hole for its distance from where people look. */
  #leastMissed(): number {
    let best = 0;
    let least = Infinity;
    for (let index = 0; index < this.#kept.length - 1; index += 1) {
      const loss = this.#hole(index) / this.#distance(index);
      if (loss < least) [best, least] = [index, loss];
    }
    return best;
  }

  #hole(index: number): number {
    const before = this.#kept[index - 1]?.version ?? 0n;
    return Number((this.#kept[index + 1]?.version ?? 0n) - before);
  }

  #distance(index: number): number {
    const version = this.#kept[index]?.version ?? 0n;
    const head = this.#kept.at(-1)?.version ?? version;
    const toHead = Number(head - version);
    const toCursor = Math.abs(Number(version - (this.#cursor ?? head)));
    return 1 + Math.min(toHead, toCursor);
  }
}
