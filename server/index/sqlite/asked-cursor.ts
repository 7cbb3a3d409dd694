import type { Cursor } from './cursor.ts';
import { FilterCursor } from './filter-cursor.ts';
import { rowsOf, type Reading } from './text-cursor.ts';

/** Whether an event of a stream belongs to a part. */
export type StreamPasses = (stream: number, ordinal: number) => boolean;

/** A part that stands in no list: where others say where to look, it is asked about each of their events. */
export class AskedCursor implements Cursor {
  readonly isAsked = true;
  readonly #walk: FilterCursor;
  readonly #passes: StreamPasses;
  readonly #reading: Reading;

  constructor(reading: Reading, passes: StreamPasses) {
    this.#reading = reading;
    this.#passes = passes;
    const rows = rowsOf(reading, 'stream');
    this.#walk = new FilterCursor(
      rows,
      (stream, ordinal) => passes(stream ?? 0, ordinal),
      reading.budget,
    );
  }

  readonly holds = (ordinal: number): boolean => {
    const { statements, budget } = this.#reading;
    budget.left -= 1;
    const stream = statements
      .values<[number], number>('SELECT stream FROM events WHERE ordinal = ?')
      .get(ordinal);
    return stream !== undefined && this.#passes(stream, ordinal);
  };

  seek(from: number, least?: number): number {
    return this.#walk.seek(from, least);
  }
}
