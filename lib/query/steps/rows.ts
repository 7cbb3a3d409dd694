import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { Column } from '../syntax.ts';
import type { Cell } from './cells.ts';

/** An event or a line of a table. */
export interface Row {
  /** Null for a line that stands for several events. */
  readonly event: RecordedEvent | null;
  readonly cells: ReadonlyMap<string, Cell>;
}

export interface Rows {
  /** Null while rows are events without chosen columns. */
  readonly columns: readonly Column[] | null;
  readonly rows: readonly Row[];
  /** False while events stand newest first, as they were found. */
  readonly sorted: boolean;
}
