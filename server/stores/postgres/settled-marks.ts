import { stillThere, type Holders } from './holders.ts';

/** A head that was seen, and who could still write below it. */
interface Mark {
  readonly number: number;
  readonly head: bigint;
  /** Null where the server cannot say. */
  readonly holders: Holders | null;
  /** When nobody was left of them, on our own steady clock in milliseconds. */
  readonly freeSince: number | null;
}

/** Marks that only wait for their time are kept this many to one patience. */
const marksPerPatience = 50;

/**
 * How far a log is final, by the heads that were seen. A place is taken in order and under a lock: once
 * all are gone who held one just after a head was seen, and `patience` milliseconds have passed, nothing
 * can appear at or below it any more.
 */
export class SettledMarks {
  readonly #patience: number;
  #marks: readonly Mark[] = [];
  #settled: bigint | null = null;
  #last = 0;

  constructor(patience: number) {
    this.#patience = patience;
  }

  /** Null: nothing is known to be final. */
  get settled(): bigint | null {
    return this.#settled;
  }

  isSettled(place: bigint): boolean {
    return this.#settled !== null && place <= this.#settled;
  }

  /** Asked before the holders are read: what is marked meanwhile, for somebody else, they say nothing of. */
  ask(): number {
    return this.#last;
  }

  /** Learns who holds a lock; `now` was taken before that was read, `asked` too. */
  meet(asked: number, holders: Holders | null, now: number): void {
    this.#marks = this.#marks.map((mark) => {
      if (mark.number > asked || mark.holders === null || holders === null) return mark;
      const left = stillThere(mark.holders, holders);
      return {
        ...mark,
        holders: left,
        freeSince: left.size === 0 ? (mark.freeSince ?? now) : null,
      };
    });
    this.#conclude(now);
  }

  /** Marks a head; `holders` were read after it was seen. */
  mark(head: bigint, holders: Holders | null, now: number): void {
    if (this.isSettled(head)) return;
    const freeSince = holders === null || holders.size === 0 ? now : null;
    const waits = freeSince !== null && this.#patience > 0;
    if (waits && this.#marks.some((mark) => isRecent(mark, now, this.#patience))) return;
    this.#last += 1;
    this.#marks = [...this.#marks, { number: this.#last, head, holders, freeSince }];
    this.#conclude(now);
  }

  /** Nothing can appear at or below this place, because everything up to it is taken. */
  reach(place: bigint): void {
    if (!this.isSettled(place)) this.#settled = place;
    this.#marks = this.#marks.filter(({ head }) => !this.isSettled(head));
  }

  #conclude(now: number): void {
    for (const { head, freeSince } of this.#marks) {
      if (freeSince !== null && now - freeSince >= this.#patience) this.reach(head);
    }
    this.#marks = this.#marks.filter((mark) => !this.#isNeedless(mark));
  }

  /** True when another one says as much of a later head. */
  #isNeedless({ number, head, freeSince, holders }: Mark): boolean {
    if (freeSince !== null || holders === null) return false;
    return this.#marks.some(
      (other) =>
        other.number > number &&
        other.head >= head &&
        other.freeSince === null &&
        other.holders !== null &&
        [...other.holders].every((holder) => holders.has(holder)),
    );
  }
}

const isRecent = ({ freeSince }: Mark, now: number, patience: number): boolean =>
  freeSince !== null && now - freeSince < patience / marksPerPatience;
