import type { Instant, Version } from '@/lib/events/ids.ts';
import type { Path } from '@/lib/json/path.ts';
import { FieldIntervals, type Folded } from './intervals.ts';
import { compareHappenings, type Happening, type TwoClocks } from './two-clocks.ts';

/** What the path was believed to be at one time. */
export interface Belief {
  /** Lossless JSON text; null = the path was not there, which is not the value `null`. */
  readonly value: string | null;
  /** The event that made it so; null where nothing had happened yet. */
  readonly setBy: Version | null;
  readonly eventType: string | null;
}

/**
 * What was believed about a path at some times, knowing only some events: they are taken in the order
 * in which they happened, and each time ends with the last one that happened by then.
 */
export class BeliefRow {
  readonly #abouts: readonly Instant[];
  readonly #field: FieldIntervals;
  readonly #beliefs: Belief[] = [];

  /** `abouts`: the times, ascending. */
  constructor(path: Path, abouts: readonly Instant[]) {
    this.#abouts = abouts;
    this.#field = new FieldIntervals(path);
  }

  /** Takes an event just after the fold has; `happening` says when it happened. */
  take(folded: Folded, happening: Pick<Happening, 'at'>): void {
    this.#fillUpTo(happening);
    this.#field.take(folded);
  }

  /** One for each time; to be asked when every event was taken. */
  end(): readonly Belief[] {
    this.#fillUpTo(null);
    return this.#beliefs;
  }

  #fillUpTo(happening: Pick<Happening, 'at'> | null): void {
    for (;;) {
      const about = this.#abouts[this.#beliefs.length];
      if (about === undefined) return;
      if (happening !== null && compareHappenings(happening, { at: about }) <= 0) return;
      this.#beliefs.push(this.#now());
    }
  }

  #now(): Belief {
    const last = this.#field.intervals.at(-1);
    if (last === undefined) return { value: null, setBy: null, eventType: null };
    return { value: last.value, setBy: last.from, eventType: last.eventType };
  }
}

/** For which moments of knowing and about which times beliefs are told. */
export interface BeliefMoments {
  /** Indexes of events, ascending: everything recorded up to that one is known. */
  readonly knowns: readonly number[];
  /** Ascending, each once. */
  readonly abouts: readonly Instant[];
  /** Events that changed the path and are not among the moments. */
  readonly further: number;
}

/**
 * The moments at which a belief may change: the events that touched the path, by index. Of more than
 * `most` those that were recorded late come first, each with the one recorded before it, because there
 * beliefs were corrected; then the newest.
 */
export function beliefMoments(
  { happenings }: TwoClocks,
  touching: readonly number[],
  { late, most }: { readonly late: ReadonlySet<number>; readonly most: number },
): BeliefMoments {
  const ranked = touching.filter(
    (index, at) => late.has(index) || late.has(touching[at + 1] ?? -1),
  );
  const chosen = new Set([...[...ranked].reverse(), ...[...touching].reverse()].slice(0, most * 2));
  const knowns = [...chosen].slice(0, most).sort((a, b) => a - b);
  const times = knowns.map((index) => happenings[index]?.at ?? null);
  const abouts = times
    .filter((time) => time !== null)
    .sort((a, b) => compareHappenings({ at: a }, { at: b }));
  const each = abouts.filter(
    (time, index) =>
      index === 0 || compareHappenings({ at: time }, { at: abouts[index - 1] ?? null }) !== 0,
  );
  return { knowns, abouts: each, further: touching.length - knowns.length };
}
