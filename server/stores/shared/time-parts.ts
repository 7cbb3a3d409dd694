import { AppError } from '@/lib/errors.ts';
import type { PushedFilter } from '../port.ts';

/** Parts into which a log is divided. */
const parts = 2048;

/** Positions below this and above its negative can be divided in any database. */
const largest = 2n ** 61n;

/** Most spans of time of which a store remembers where their events are. */
const mostKept = 8;
/** A log only grows; should somebody have changed it all the same, that is noticed after this time. */
const keptMilliseconds = 60_000;

/** What to read of the index on time, in its order: a piece that ends where it has enough. */
export interface PieceRequest {
  /** The last time of the piece before, which may have more events, in the words of the store; null: the first piece. */
  readonly from: string | null;
  readonly most: number;
  /** The part of a place is `(place - first) / width`, or `parts` where that is beyond them. */
  readonly first: bigint;
  readonly width: bigint;
  readonly parts: number;
}

/** In which parts of the log the events of a piece are, how many they are, and the time of the last. */
export interface Piece {
  readonly parts: readonly number[];
  readonly looked: number;
  readonly last: string | null;
}

/** Where a walk that stands just beside a place may go on; `nowhere`: there is nothing further on. */
export type Leap = { readonly after: bigint | null } | 'nowhere';

/**
 * Which parts of a log hold events of a span of time, learnt piece by piece from an index on time, so that a walk
 * through the log leaps over the others. Exact also where clocks ran backwards. Of events after `through` nothing is
 * known: up to there the log must have been final before the first piece is read.
 */
export class TimeParts {
  /** Learnt are all parts that hold an event, only some, or no more than some. */
  state: 'known' | 'learning' | 'given-up' = 'learning';
  readonly #first: bigint;
  readonly #through: bigint;
  readonly #width: bigint;
  readonly #held = new Uint8Array(parts);
  #from: string | null = null;
  #growth = 1;

  private constructor(first: bigint, through: bigint) {
    this.#first = first;
    this.#through = through;
    this.#width = (through - first) / BigInt(parts) + 1n;
  }

  /** Null where positions are too large to be divided. */
  static over(first: bigint, through: bigint): TimeParts | null {
    if (first < -largest || through > largest || through < first) return null;
    return new TimeParts(first, through);
  }

  next(most: number): PieceRequest {
    const [first, width] = [this.#first, this.#width];
    return { from: this.#from, most: most * this.#growth, first, width, parts };
  }

  /** Several may learn at once: what one has learnt before another answers stays. */
  learn(asked: PieceRequest, piece: Piece): void {
    for (const part of piece.parts) if (part >= 0 && part < parts) this.#held[part] = 1;
    if (asked.from !== this.#from) return;
    if (piece.looked < asked.most) this.state = 'known';
    // All of one time: only a larger piece comes to its end.
    else if (piece.last === asked.from) this.#growth *= 2;
    else [this.#from, this.#growth] = [piece.last, 1];
  }

  /** Nothing more is learnt: the store does not answer in time. */
  giveUp(): void {
    if (this.state === 'learning') this.state = 'given-up';
  }

  /** The next place beside which an event of the time may be; `after` as in a range. */
  leap(after: bigint | null, forward: boolean): Leap {
    if (this.state !== 'known') return { after };
    return forward ? this.#up(after) : this.#down(after);
  }

  #up(after: bigint | null): Leap {
    const next = after === null || after < this.#first ? this.#first : after + 1n;
    if (next > this.#through) return { after };
    const part = this.#partOf(next);
    const found = this.#held.indexOf(1, part);
    if (found === part) return { after };
    return { after: found < 0 ? this.#through : this.#first + BigInt(found) * this.#width - 1n };
  }

  #down(after: bigint | null): Leap {
    if (after === null || after > this.#through + 1n) return { after };
    if (after <= this.#first) return 'nowhere';
    const part = this.#partOf(after - 1n);
    const found = this.#held.lastIndexOf(1, part);
    if (found < 0) return 'nowhere';
    return { after: found === part ? after : this.#first + BigInt(found + 1) * this.#width };
  }

  readonly #partOf = (place: bigint): number => Number((place - this.#first) / this.#width);
}

/** What a store does for its walks to leap. */
export interface TimeIndex {
  /** First place of the log and the last one that is final; null: there is none, or it is not known. */
  readonly extent: (signal: AbortSignal) => Promise<readonly [bigint, bigint] | null>;
  /** Reads so much of the index on time, in its order. */
  readonly piece: (asked: PieceRequest, signal: AbortSignal) => Promise<Piece>;
}

/** An index is read this much faster than the log is walked. */
const readAhead = 8;

/** Leaps of one walk over what holds no event of a span of time. */
export class TimeLeaps {
  readonly #kept: KeptTimeParts;
  readonly #span: string;
  readonly #index: TimeIndex;

  /** Leaps over what holds no event of these times; null where none are asked for. */
  static overAllBut(kept: KeptTimeParts, times: PushedFilter, index: TimeIndex): TimeLeaps | null {
    return times.all.length === 0 ? null : new TimeLeaps(kept, JSON.stringify(times.all), index);
  }

  /** `span` names the span of time among those of the store. */
  constructor(kept: KeptTimeParts, span: string, index: TimeIndex) {
    this.#kept = kept;
    this.#span = span;
    this.#index = index;
  }

  /**
   * Where to go on from `after`. `dry` are the events that the walk has just passed without one of the time: about as
   * long as it took to pass them the index is read, so that neither way costs much more than the shorter of both.
   */
  async from(
    after: bigint | null,
    {
      forward,
      dry,
      signal,
    }: { readonly forward: boolean; readonly dry: number; readonly signal: AbortSignal },
  ): Promise<Leap> {
    const parts = this.#kept.find(this.#span) ?? (dry > 0 ? await this.#begin(signal) : null);
    if (parts === null) return { after };
    if (parts.state === 'learning' && dry > 0) await this.#learn(parts, dry, signal);
    return parts.leap(after, forward);
  }

  async #begin(signal: AbortSignal): Promise<TimeParts | null> {
    const extent = await this.#index.extent(signal);
    const parts = extent === null ? null : TimeParts.over(...extent);
    if (parts !== null) this.#kept.keep(this.#span, parts);
    return parts;
  }

  async #learn(parts: TimeParts, dry: number, signal: AbortSignal): Promise<void> {
    const asked = parts.next(dry * readAhead);
    try {
      parts.learn(asked, await this.#index.piece(asked, signal));
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'store_timeout') throw error;
      parts.giveUp();
    }
  }
}

interface Kept {
  readonly parts: TimeParts;
  readonly since: number;
}

/** What a store has learnt of the last few spans of time that it was asked for. */
export class KeptTimeParts {
  readonly #kept = new Map<string, Kept>();
  readonly #now: () => number;

  /** `now` in milliseconds of a steady clock. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  find(span: string): TimeParts | null {
    const kept = this.#kept.get(span);
    if (kept !== undefined && this.#now() - kept.since < keptMilliseconds) return kept.parts;
    this.#kept.delete(span);
    return null;
  }

  keep(span: string, known: TimeParts): void {
    this.#kept.delete(span);
    this.#kept.set(span, { parts: known, since: this.#now() });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
  }
}

/** What a filter asks of the recorded time, of what is to lie within it. */
export const timesIn = ({ all }: PushedFilter): PushedFilter => ({
  all: all.filter(
    ({ term, negated }) => !negated && (term === 'recordedFrom' || term === 'recordedTo'),
  ),
});
