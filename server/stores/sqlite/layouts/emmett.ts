import type { TableShape } from '../../port.ts';
import type { SqliteLayout } from './layout.ts';

/** Words by which versions of Emmett call a message. */
type Noun = 'message' | 'event';

const tableOf = { message: 'emt_messages', event: 'emt_events' } as const;

/** Which table of Emmett the file has; null when none. Its PostgreSQL tables have `transaction_id`. */
export function emmettNoun(tables: readonly TableShape[]): Noun | null {
  const nouns: readonly Noun[] = ['message', 'event'];
  return (
    nouns.find((noun) => {
      const names = columnsOf(tables, tableOf[noun]);
      const need = [
        'stream_id',
        'stream_position',
        'global_position',
        `${noun}_type`,
        `${noun}_data`,
      ];
      return need.every((name) => names.has(name)) && !names.has('transaction_id');
    }) ?? null
  );
}

function columnsOf(tables: readonly TableShape[], name: string): ReadonlySet<string> {
  const table = tables.find((each) => each.table === name);
  return new Set(table?.columns.map((column) => column.name));
}

/**
 * Emmett for SQLite. A stream's type is looked up by stream id alone: 0.42.4 writes the partition of
 * `emt_streams` as the text `[object Object]`, so it never equals that of the messages.
 */
export function emmettLayout(tables: readonly TableShape[], noun: Noun): SqliteLayout {
  const table = tableOf[noun];
  const names = columnsOf(tables, table);
  const optional = (name: string): string | null => (names.has(name) ? `e.${name}` : null);
  const partition = optional('partition');
  return {
    name: 'emmett',
    firstVersion: 1n,
    source: `${table} e`,
    where: names.has('message_kind') ? `e.message_kind <> 'C'` : null,
    columns: {
      position: 'e.global_position',
      eventId: optional(`${noun}_id`),
      streamId: 'e.stream_id',
      category: columnsOf(tables, 'emt_streams').has('stream_type') ? streamType : null,
      version: 'e.stream_position',
      type: `e.${noun}_type`,
      schemaVersion: optional(`${noun}_schema_version`),
      recordedAt: optional('created'),
      occurredAt: null,
      correlationId: null,
      causationId: null,
      initiator: null,
      tenant: partition === null ? null : `NULLIF(NULLIF(${partition}, 'emt:default'), 'global')`,
      tags: null,
      erased: null,
      data: `e.${noun}_data`,
      metadata: optional(`${noun}_metadata`),
    },
    recordedAs: { as: 'text', zone: null },
    occurredAs: { as: 'text', zone: null },
    envelope: 'metadata',
    indexed: new Set(['stream']),
    grouped: new Set(),
    loose: new Map(),
    timeIndex: false,
    countIndexes: false,
    streams: null,
    snapshots: null,
  };
}

const streamType =
  `(SELECT NULLIF(s.stream_type, 'emt:unknown') FROM emt_streams s ` +
  `WHERE s.stream_id = e.stream_id ORDER BY s.rowid LIMIT 1)`;
