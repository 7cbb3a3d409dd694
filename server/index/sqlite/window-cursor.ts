import { none, paused, type Budget, type Cursor } from './cursor.ts';

/** Reads ordinals from one to another, both included, oldest first, at most `limit` of them. */
export type ReadWindow = (from: number, to: number, limit: number) => readonly number[];

/** Ordinals that the first window reaches over: of a frequent word about as many hits as a first batch has. */
const firstWidth = 128;
const firstBatch = 16;
const largestBatch = 1024;
/** So many times as many as were expected are taken from a window; where there are more, a narrower one is read. */
const surprise = 4;
/** A window that held nothing is followed by one so many times as wide. */
const growth = 8;

/**
 * A list that is found fast only from older to newer, which is how FTS5 finds a place in the middle of a word: read
 * in windows, whose width follows from how far its events are apart.
 */
export class WindowCursor implements Cursor {
  readonly holds: (ordinal: number) => boolean;
  readonly #read: ReadWindow;
  readonly #budget: Budget;
  #batch: readonly number[] = [];
  #at = 0;
  #size = firstBatch;
  #width = firstWidth;
  /** Whoever asks about one event after another gets so much more at a time than asked for. */
  #span = 1;
  #lowest = Infinity;
  /** Everything above it and below what was asked for was read. */
  #next = Infinity;
  #looked = 0;
  #spacing: number | null = null;

  constructor(read: ReadWindow, budget: Budget, holds: (ordinal: number) => boolean) {
    this.#read = read;
    this.#budget = budget;
    this.holds = (ordinal) => {
      budget.left -= 1;
      return holds(ordinal);
    };
  }

  spacing(): number | null {
    return this.#spacing;
  }

  seek(asked: number, least = 1): number {
    // Who asks again after a pause need not know how far the walk had come.
    const from = Math.min(asked, this.#lowest);
    this.#lowest = from;
    for (;;) {
      const found = this.#among(from);
      if (found !== null) return found;
      const to = Math.min(from, this.#next);
      if (to < 1) return none;
      if (to < least) return to;
      if (this.#budget.left <= 0) return paused;
      this.#fill(to, least);
    }
  }

  #among(from: number): number | null {
    for (; this.#at < this.#batch.length; this.#at += 1) {
      const found = this.#batch[this.#at] ?? none;
      if (found <= from) return found;
    }
    return null;
  }

  #fill(to: number, least: number): void {
    // Whoever looks into windows of their own needs few events of each.
    if (this.#next - to > this.#width) this.#size = firstBatch;
    if (to - this.#width + 1 < least) this.#span = this.#isNear(to) ? this.#span * growth : 1;
    const lowest = Math.min(least, to - this.#span + 1);
    for (;;) {
      const from = Math.max(1, lowest, to - this.#width + 1);
      const most = this.#size * surprise;
      const found = this.#read(from, to, most + 1);
      this.#budget.left -= found.length + 1;
      if (found.length <= most) {
        this.#take(found, { from, to });
        return;
      }
      this.#width = Math.max(1, Math.floor((to - from + 1) / surprise));
    }
  }

  #isNear(to: number): boolean {
    return this.#next - to < Math.max(firstWidth, this.#span);
  }

  #take(found: readonly number[], { from, to }: { readonly from: number; readonly to: number }) {
    const looked = to - from + 1;
    this.#batch = found.toReversed();
    this.#at = 0;
    this.#next = from - 1;
    this.#size = Math.min(this.#size * 2, largestBatch);
    this.#looked += looked;
    if (found.length > 0) this.#spacing ??= this.#looked / found.length;
    const fitting = found.length === 0 ? Infinity : (looked / found.length) * this.#size;
    this.#width = Math.ceil(Math.min(fitting, Math.max(looked, this.#width) * growth));
  }
}
