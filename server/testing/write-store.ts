import Sqlite from 'better-sqlite3';
import { backstorySchema } from '@/server/stores/sqlite/layouts/backstory-schema.ts';

/** A row of the `backstory` layout; what is left out is filled in believably. */
export interface WrittenEvent {
  readonly stream: string;
  /** Follows the stream's last version, from 1, when left out. */
  readonly version?: bigint | number;
  readonly position?: bigint | number;
  readonly id?: string;
  readonly category?: string | null;
  readonly type?: string;
  readonly recordedAt?: string;
  readonly occurredAt?: string | null;
  readonly correlation?: string | null;
  readonly cause?: string | null;
  readonly initiator?: string | null;
  readonly data?: string | Uint8Array | null;
  readonly metadata?: string | Uint8Array | null;
  readonly erased?: boolean;
}

/** Adds events to a SQLite file of the `backstory` layout, made when missing, as an application would. */
export function writeStore(path: string, events: readonly WrittenEvent[]): void {
  const database = new Sqlite(path);
  database.pragma('journal_mode = WAL');
  const made = database
    .prepare("SELECT 1 FROM sqlite_master WHERE name = 'backstory_events'")
    .get();
  if (made === undefined) database.exec(backstorySchema);
  database.transaction(() => {
    insertAll(database, events);
  })();
  database.close();
}

function insertAll(database: Sqlite.Database, events: readonly WrittenEvent[]): void {
  const insert = database.prepare(
    `INSERT INTO backstory_events (position, event_id, stream_id, category, version, type, recorded_at, occurred_at,
     correlation_id, causation_id, initiator, data, metadata, erased)
     VALUES (${Array(14).fill('?').join(', ')})`,
  );
  const lastPosition = database.prepare<[], { last: number }>(
    'SELECT coalesce(max(position), 0) AS last FROM backstory_events',
  );
  const lastVersion = database.prepare<[string], { last: number }>(
    'SELECT coalesce(max(version), 0) AS last FROM backstory_events WHERE stream_id = ?',
  );
  for (const event of events) {
    const position = event.position ?? (lastPosition.get()?.last ?? 0) + 1;
    const version = event.version ?? (lastVersion.get(event.stream)?.last ?? 0) + 1;
    insert.run(rowOf(event, BigInt(position), BigInt(version)));
  }
  database.exec(`DELETE FROM backstory_streams;
    INSERT INTO backstory_streams SELECT stream_id, max(category), count(*), min(version),
      max(version), max(position), max(recorded_at) FROM backstory_events GROUP BY stream_id`);
}

const filled = {
  type: 'Changed',
  occurredAt: null,
  correlation: null,
  cause: null,
  initiator: null,
  data: '{}',
  metadata: null,
  erased: false,
};

function rowOf(event: WrittenEvent, position: bigint, version: bigint): readonly unknown[] {
  const each = { ...filled, ...event };
  return [
    position,
    each.id ?? `event-${String(position)}`,
    each.stream,
    each.category === undefined ? each.stream.split('-')[0] : each.category,
    version,
    each.type,
    each.recordedAt ?? minute(position),
    each.occurredAt,
    each.correlation,
    each.cause,
    each.initiator,
    each.data,
    each.metadata,
    each.erased ? 1 : 0,
  ];
}

/** One minute a position, from the beginning of 2026. */
function minute(position: bigint): string {
  const [day, rest] = [position / 1440n, position % 1440n];
  const two = (number: bigint): string => String(number).padStart(2, '0');
  return `2026-01-${two((day % 28n) + 1n)}T${two(rest / 60n)}:${two(rest % 60n)}:00.000000Z`;
}
