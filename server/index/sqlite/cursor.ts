/** No further event; ordinals begin with 1. */
export const none = 0;
/** The budget is used up; asking again goes on. */
export const paused = -1;

/** Rows that may be read before others get their turn. */
export interface Budget {
  left: number;
}

/** Walks down the events of one part of a narrowing. */
export interface Cursor {
  /**
   * The newest event at or before an ordinal; `none` or `paused`. Never asked for a later one than before.
   * Nobody asks for what lies below `least`: where no event is left above it, any lower ordinal may be
   * told, an event or not, above which there is none.
   */
  seek(from: number, least?: number): number;
  /** Whether it stands on this very event, at about the same cost anywhere; absent: only a walk can tell. */
  readonly holds?: (ordinal: number) => boolean;
  /** True where it is walked only when nothing else says where to look; it has `holds`. */
  readonly isAsked?: boolean;
  /** How far its events are apart where it was walked; absent while nothing is known. */
  readonly spacing?: () => number | null;
}

/** Reads at most `limit` ordinals at or before `from`, newest first. */
export type ReadBack = (from: number, limit: number) => readonly number[];

const firstBatch = 16;
const largestBatch = 1024;

/** A list kept by the database, read in batches that grow while they are used. */
export class ListCursor implements Cursor {
  readonly holds?: (ordinal: number) => boolean;
  readonly #read: ReadBack;
  readonly #budget: Budget;
  #spacing: number | null = null;
  #batch: readonly number[] = [];
  #at = 0;
  #size = firstBatch;
  #ended = false;
  #lowest = Infinity;

  constructor(read: ReadBack, budget: Budget, holds?: (ordinal: number) => boolean) {
    this.#read = read;
    this.#budget = budget;
    if (holds === undefined) return;
    this.holds = (ordinal) => {
      budget.left -= 1;
      return holds(ordinal);
    };
  }

  spacing(): number | null {
    return this.#spacing;
  }

  seek(asked: number): number {
    // Who asks again after a pause need not know how far the walk had come.
    const from = Math.min(asked, this.#lowest);
    this.#lowest = from;
    for (;;) {
      const found = this.#batch[this.#at];
      if (found !== undefined && found <= from) return found;
      if (found !== undefined) {
        this.#at += 1;
        continue;
      }
      if (this.#ended) return none;
      if (this.#budget.left <= 0) return paused;
      this.#fill(from);
    }
  }

  #fill(from: number): void {
    if (this.#jumped(from)) this.#size = firstBatch;
    this.#batch = this.#read(from, this.#size);
    this.#at = 0;
    this.#spacing ??= spacingOf(this.#batch);
    this.#ended = this.#batch.length < this.#size;
    this.#budget.left -= this.#batch.length + 1;
    this.#size = Math.min(this.#size * 2, largestBatch);
  }

  /** Whether more was passed over than a batch reaches: whoever looks into windows needs few events of each. */
  #jumped(from: number): boolean {
    const [first, last] = [this.#batch[0], this.#batch.at(-1)];
    return first !== undefined && last !== undefined && last - from > first - last;
  }
}

const spacingOf = (batch: readonly number[]): number => {
  const [first = 0, last = 0] = [batch[0], batch.at(-1)];
  return batch.length < 2 ? Infinity : (first - last) / (batch.length - 1);
};

interface Standing {
  readonly cursor: Cursor;
  at: number;
  /** True where `at` was not looked at, because nobody had asked for what lies there. */
  open: boolean;
}

/** Events of any of the parts. */
export class OrCursor implements Cursor {
  readonly holds?: (ordinal: number) => boolean;
  readonly isAsked: boolean;
  readonly #parts: readonly Standing[];

  constructor(parts: readonly Cursor[]) {
    this.#parts = parts.map((cursor) => ({ cursor, at: Infinity, open: false }));
    const tests = parts.flatMap(({ holds }) => holds ?? []);
    if (tests.length === parts.length) {
      this.holds = (ordinal) => tests.some((holds) => holds(ordinal));
    }
    this.isAsked = this.holds !== undefined && parts.some(({ isAsked }) => isAsked === true);
  }

  spacing(): number | null {
    const known = this.#parts.map(({ cursor }) => cursor.spacing?.() ?? null);
    return known.some((each) => each === null)
      ? null
      : 1 / known.reduce((sum: number, each) => sum + 1 / (each ?? Infinity), 0);
  }

  seek(from: number, least = 1): number {
    let newest = none;
    for (const part of this.#parts) {
      if (part.at > from || (part.open && part.at >= least)) {
        const found = part.cursor.seek(Math.min(from, part.at), least);
        if (found === paused) return paused;
        part.at = found;
        part.open = found < least;
      }
      newest = Math.max(newest, part.at);
    }
    return newest;
  }
}

/** Events of one part that are not in another. */
export class ButCursor implements Cursor {
  readonly #of: Cursor;
  readonly #not: Cursor;
  readonly #budget: Budget;
  #lowest = Infinity;

  constructor(parts: { readonly of: Cursor; readonly not: Cursor }, budget: Budget) {
    this.#of = parts.of;
    this.#not = parts.not;
    this.#budget = budget;
  }

  seek(from: number, least = 1): number {
    // As the parts come down only, what was passed over must not be asked for again after a pause.
    this.#lowest = Math.min(from, this.#lowest);
    for (;;) {
      const found = this.#of.seek(this.#lowest, least);
      if (found < least) return found;
      const taken = this.#not.seek(found, found);
      if (taken === paused) return paused;
      if (taken < found) return found;
      this.#lowest = found - 1;
      if ((this.#budget.left -= 1) <= 0) return paused;
    }
  }
}

export const anyOf = (parts: readonly Cursor[]): Cursor => {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : new OrCursor(parts);
};
