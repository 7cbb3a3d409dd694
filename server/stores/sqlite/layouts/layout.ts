import type { PushableTerm } from '../../port.ts';

/** SQL expressions over the event table (alias `e`). Null: the layout has no such thing. */
export interface LayoutColumns {
  readonly position: string;
  readonly eventId: string | null;
  readonly streamId: string;
  readonly category: string | null;
  readonly version: string;
  readonly type: string;
  readonly schemaVersion: string | null;
  readonly recordedAt: string | null;
  readonly occurredAt: string | null;
  readonly correlationId: string | null;
  readonly causationId: string | null;
  readonly initiator: string | null;
  readonly tenant: string | null;
  /** A JSON array of strings. */
  readonly tags: string | null;
  /** True where the store says that the payload is gone. */
  readonly erased: string | null;
  readonly data: string;
  readonly metadata: string | null;
}

/** How a column writes time. `sortable`: `YYYY-MM-DDTHH:MM:SS.ffffffZ` always, so text order is time order. */
export type TimeEncoding = 'sortable' | 'text' | 'seconds' | 'milliseconds' | 'microseconds';

export interface TimeForm {
  readonly as: TimeEncoding;
  /** Read in this zone where a time names none, because nothing says in which it was meant. Null: the store says UTC. */
  readonly zone: string | null;
}

/** A table that holds one row per stream. */
export interface StreamsTable {
  readonly table: string;
  readonly streamId: string;
  readonly category: string | null;
  readonly events: string | null;
  readonly firstVersion: string | null;
  readonly lastVersion: string | null;
  /** Indexed; orders streams by last activity. */
  readonly lastPosition: string | null;
  readonly lastRecordedAt: string | null;
}

/** A table in which the store saves states, as SQL over its alias `s`. */
export interface SnapshotsTable {
  /** FROM clause. */
  readonly source: string;
  readonly streamId: string;
  /** A whole number or NULL. */
  readonly version: string;
  readonly type: string | null;
  readonly recordedAt: string | null;
  readonly recordedAs: TimeForm;
  readonly data: string;
}

/** A table layout inside an SQLite file, as data. */
export interface SqliteLayout {
  readonly name: string;
  readonly firstVersion: 0n | 1n;
  /** FROM clause; the event table has the alias `e`. */
  readonly source: string;
  /** Holds for every event; null when every row is one. */
  readonly where: string | null;
  readonly columns: LayoutColumns;
  readonly recordedAs: TimeForm;
  readonly occurredAs: TimeForm;
  /** Where correlation, causation, initiator and the like stand. */
  readonly envelope: 'columns' | 'metadata';
  /** Terms that lead to their events through an index, in position order; of streams in any order. */
  readonly indexed: ReadonlySet<PushableTerm>;
  /** Terms whose index has their events in another order: it is of use while they are few enough to be sorted. */
  readonly grouped: ReadonlySet<PushableTerm>;
  /**
   * For columns of text that no index has byte by byte: how their index compares them, which calls more texts the
   * same. By their expressions, of events and of snapshots.
   */
  readonly loose: ReadonlyMap<string, string>;
  /** An index leads from a recorded time to positions, and from a stream to its times. */
  readonly timeIndex: boolean;
  /** Counts by type, category and time come from covering indexes. */
  readonly countIndexes: boolean;
  readonly streams: StreamsTable | null;
  readonly snapshots: SnapshotsTable | null;
}
