import { none, paused, type Budget, type Cursor } from './cursor.ts';

/** One event as a filter sees it: its ordinal and the column it judges. */
export type FilterRow = readonly [ordinal: number, value: number | null];
export type ReadRows = (from: number, limit: number) => readonly FilterRow[];

const batch = 512;

/** Walks over all events and keeps those that pass, for parts that are too many lists. */
export class FilterCursor implements Cursor {
  readonly #read: ReadRows;
  readonly #passes: (value: number | null, ordinal: number) => boolean;
  readonly #budget: Budget;
  #rows: readonly FilterRow[] = [];
  #at = 0;
  /** Where the next batch begins. */
  #next = Infinity;

  constructor(
    read: ReadRows,
    passes: (value: number | null, ordinal: number) => boolean,
    budget: Budget,
  ) {
    this.#read = read;
    this.#passes = passes;
    this.#budget = budget;
  }

  seek(from: number, least = 1): number {
    for (;;) {
      const found = this.#among(from, least);
      if (found !== null) return found;
      if (this.#next < 1) return none;
      if (this.#next < least) return Math.min(this.#next, from);
      if (this.#budget.left <= 0) return paused;
      this.#fill(Math.min(from, this.#next));
    }
  }

  /** The answer among the rows that were read; null: it lies below them. */
  #among(from: number, least: number): number | null {
    for (; this.#at < this.#rows.length; this.#at += 1) {
      const [ordinal, value] = this.#rows[this.#at] ?? [none, null];
      if (ordinal < least) return Math.min(ordinal, from);
      if (ordinal <= from && this.#passes(value, ordinal)) return ordinal;
    }
    return null;
  }

  #fill(from: number): void {
    this.#rows = this.#read(from, batch);
    this.#at = 0;
    this.#next = this.#rows.length < batch ? none : (this.#rows.at(-1)?.[0] ?? none) - 1;
    this.#budget.left -= this.#rows.length + 1;
  }
}
