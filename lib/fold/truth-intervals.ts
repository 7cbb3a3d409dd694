import type { Instant, Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import { secondsBetween } from '@/lib/time/gap.ts';
import type { Folded } from './intervals.ts';

/** A time during which a condition on the state held. */
export interface TruthInterval {
  /** The event that made it true. */
  readonly from: Version;
  readonly fromAt: Instant | null;
  readonly fromType: string;
  /** The event that made it untrue, so the first version that is not in it; null = still true. */
  readonly to: Version | null;
  readonly toAt: Instant | null;
  readonly toType: string | null;
}

/** What all intervals come to. */
export interface TruthTotal {
  readonly intervals: number;
  readonly first: Version | null;
  /** The last version at which it held; null when it never did. */
  readonly last: Version | null;
  /** True at the last event. */
  readonly now: boolean;
  /** Seconds it held until the last event; null when a boundary has no time. */
  readonly seconds: number | null;
}

/** Tells whether the condition holds in a state; undefined is the state before the first event. */
export type Condition = (state: JsonValue | undefined) => boolean;

/**
 * Writes down when a condition on the state held, in one pass, event by event. A condition that was
 * true for a single event and healed with the next one is an interval like any other.
 */
export class TruthIntervals {
  readonly #holds: Condition;
  readonly #closed: TruthInterval[] = [];
  #open: TruthInterval | null = null;
  #head: { readonly version: Version; readonly at: Instant | null } | null = null;
  #known: boolean | null = null;
  #last: Version | null = null;

  constructor(holds: Condition) {
    this.#holds = holds;
  }

  get intervals(): readonly TruthInterval[] {
    return this.#open === null ? this.#closed : [...this.#closed, this.#open];
  }

  /** Call after each event of a tracking fold, also for events that could not be taken in. */
  take({ event, state, changes }: Folded): void {
    // An event that changed nothing cannot have changed the answer.
    const settled = this.#known !== null && changes.length === 0 && this.#head !== null;
    const now = settled ? this.#known === true : this.#holds(state);
    if (now && this.#open === null) {
      this.#open = openedBy(event);
    } else if (!now && this.#open !== null) {
      const end = { to: event.version, toAt: event.recordedAt, toType: event.type };
      this.#closed.push({ ...this.#open, ...end });
      this.#open = null;
    }
    // Until a state exists its birth may come without a change.
    this.#known = state === undefined ? null : now;
    this.#last = now ? event.version : this.#last;
    this.#head = { version: event.version, at: event.recordedAt };
  }

  get total(): TruthTotal {
    const { intervals } = this;
    return {
      intervals: intervals.length,
      first: intervals[0]?.from ?? null,
      last: this.#last,
      now: this.#open !== null,
      seconds: this.#seconds(),
    };
  }

  #seconds(): number | null {
    let sum = 0;
    for (const { fromAt, to, toAt } of this.intervals) {
      const end = to === null ? (this.#head?.at ?? null) : toAt;
      const length = fromAt === null || end === null ? null : secondsBetween(fromAt, end);
      if (length === null) return null;
      sum += length;
    }
    return sum;
  }
}

const openedBy = (event: RecordedEvent): TruthInterval => ({
  from: event.version,
  fromAt: event.recordedAt,
  fromType: event.type,
  to: null,
  toAt: null,
  toType: null,
});
