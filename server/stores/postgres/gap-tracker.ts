import { coveringRanges, inOrder, without, type Gap } from './gap.ts';
import { mostRanges } from './gap-token.ts';
import { stillThere, type Holders } from './holders.ts';

interface OpenGap extends Gap {
  /** Transactions that could still fill it; null where the server cannot say. */
  readonly holders: Holders | null;
  /** When nobody was left who could fill it, on our own steady clock in milliseconds. */
  readonly freeSince: number | null;
  /** Somebody who could fill it has ended since it was read last. */
  readonly due: boolean;
}

/**
 * Which places of a log may still be filled below what was seen. A place is given up when all who held
 * a lock when it was missed are gone, `patience` milliseconds have passed since, and it was read once more.
 */
export class GapTracker {
  readonly #patience: number;
  #gaps: readonly OpenGap[] = [];
  /** Of these gaps; null: not told yet. */
  #ranges: readonly Gap[] | null = null;
  #now = 0;

  constructor(patience: number) {
    this.#patience = patience;
  }

  get open(): readonly Gap[] {
    return this.#gaps;
  }

  /** The open places in as few ranges as a token can name. */
  get ranges(): readonly Gap[] {
    this.#ranges ??= coveringRanges(this.#gaps, mostRanges);
    return this.#ranges;
  }

  /** Watches new gaps; `holders` were read after the page in which they were missed. */
  watch(gaps: readonly Gap[], holders: Holders | null): void {
    const added = gaps.map(({ from, to }) => ({ from, to, holders, freeSince: null, due: true }));
    this.#become(inOrder([...this.#gaps, ...added]));
  }

  /** Learns who holds a lock; `now` was taken before that was read. */
  meet(holders: Holders | null, now: number): void {
    this.#now = now;
    const met = new Map<Holders, Holders>();
    this.#gaps = this.#gaps.map((gap) => {
      const left = remaining(gap.holders, holders, met);
      const free = left === null || left.size === 0;
      if (left === gap.holders && !free) return gap;
      return { ...gap, holders: left, freeSince: free ? (gap.freeSince ?? now) : null, due: true };
    });
  }

  /** The gaps that must be read again, in order. */
  get due(): readonly Gap[] {
    return this.#gaps.filter(({ due }) => due);
  }

  /** After the gaps that are due were read again up to a place: `filled` hold something now, in order. */
  settle(filled: readonly bigint[], through: bigint): void {
    const left = this.#gaps.flatMap((gap) => {
      if (!gap.due || gap.from > through) return [gap];
      const parts = without(gap, filled).flatMap((part) => splitAt(part, through));
      return parts.flatMap((part) => {
        if (part.from > through) return [{ ...gap, ...part }];
        return this.#isOver(gap) ? [] : [{ ...gap, ...part, due: false }];
      });
    });
    this.#become(left);
  }

  #become(gaps: readonly OpenGap[]): void {
    this.#gaps = gaps;
    this.#ranges = null;
  }

  #isOver({ freeSince }: OpenGap): boolean {
    return freeSince !== null && this.#now - freeSince >= this.#patience;
  }
}

/** Gaps missed together share their holders, so each set is looked at once. */
function remaining(
  before: Holders | null,
  now: Holders | null,
  met: Map<Holders, Holders>,
): Holders | null {
  if (before === null || now === null) return before;
  const known = met.get(before);
  if (known !== undefined) return known;
  const left = stillThere(before, now);
  const same = left.size === before.size && [...left].every((holder) => before.has(holder));
  met.set(before, same ? before : left);
  return same ? before : left;
}

/** What lies up to a place, and what lies behind it. */
function splitAt({ from, to }: Gap, place: bigint): readonly Gap[] {
  if (to <= place || from > place) return [{ from, to }];
  return [
    { from, to: place },
    { from: place + 1n, to },
  ];
}
