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

  seek(from: number): number {
    for (;;) {
      for (; this.#at < this.#rows.length; this.#at += 1) {
        const [ordinal, value] = this.#rows[this.#at] ?? [none, null];
        if (ordinal <= from && this.#passes(value, ordinal)) return ordinal;
      }
      if (this.#next < 1) return none;
      if (this.#budget.left <= 0) return paused;
      this.#fill(Math.min(from, this.#next));
    }
  }

  #fill(from: number): void {
    this.#rows = this.#read(from, batch);
    this.#at = 0;
    this.#next = this.#rows.length < batch ? none : (this.#rows.at(-1)?.[0] ?? none) - 1;
    this.#budget.left -= this.#rows.length + 1;
  }
}
