import { setImmediate as turn } from 'node:timers/promises';
import type { OrdinalSpan } from '../port.ts';
import { none, paused, type Budget, type Cursor } from './cursor.ts';

/** Rows read before others get their turn. */
const rowsPerTurn = 20_000;

export const newBudget = (): Budget => ({ left: rowsPerTurn });

interface Walk {
  readonly cursor: Cursor;
  readonly budget: Budget;
  /** Newest first, apart from each other. */
  readonly spans: readonly OrdinalSpan[];
  /** Ordinals of one batch. */
  readonly size: number;
  readonly signal: AbortSignal;
}

/** Ordinals of a cursor, newest first; others get their turn in between. */
export async function* walkOrdinals(walk: Walk): AsyncGenerator<readonly number[]> {
  const { budget, signal } = walk;
  const run = new OrdinalRun(walk);
  for (;;) {
    signal.throwIfAborted();
    const batch = run.fill();
    if (batch !== null && batch.length > 0) yield batch;
    if (run.ended) return;
    if (budget.left <= 0) {
      await turn();
      budget.left = rowsPerTurn;
    }
  }
}

class OrdinalRun {
  ended = false;
  readonly #walk: Walk;
  readonly #spans: OrdinalSpan[];
  #from = Infinity;
  #batch: number[] = [];

  constructor(walk: Walk) {
    this.#walk = walk;
    this.#spans = [...walk.spans];
  }

  /** The next batch; null where the budget ended before it was full. */
  fill(): readonly number[] | null {
    const { size, budget } = this.#walk;
    while (this.#batch.length < size && !this.ended && budget.left > 0) {
      this.#next();
      budget.left -= 1;
    }
    if (this.#batch.length < size && !this.ended) return null;
    const batch = this.#batch;
    this.#batch = [];
    return batch;
  }

  #next(): void {
    const [span] = this.#spans;
    if (span === undefined) {
      this.ended = true;
      return;
    }
    const from = Math.min(this.#from, span.to);
    if (from < span.from) {
      this.#spans.shift();
      return;
    }
    const found = this.#walk.cursor.seek(from, span.from);
    if (found === paused) this.#walk.budget.left = 0;
    else if (found === none) this.ended = true;
    else this.#take(found, span);
  }

  #take(found: number, span: OrdinalSpan): void {
    if (found < span.from) {
      this.#spans.shift();
      this.#from = found;
    } else {
      this.#batch.push(found);
      this.#from = found - 1;
    }
  }
}
