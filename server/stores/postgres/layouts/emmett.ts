import { col, optionalTable, payload, plain, table, timestamp, type Layout } from './layout.ts';

/** Category is the stream type, of which `emt:unknown` says that there is none. */
const streamType = { kind: 'unless', of: col('s.stream_type'), value: 'emt:unknown' } as const;

const streams = optionalTable('s', 'emt_streams', ['stream_id', 'stream_position', 'stream_type']);

/**
 * Emmett for PostgreSQL. Streams are joined by id alone: another of its stores has written partitions
 * that do not match. The library's own order is (transaction_id, global_position).
 */
export const emmett: Layout = {
  name: 'emmett',
  title: 'Emmett',
  firstVersion: 1n,
  tables: [
    table('e', 'emt_messages', [
      'stream_id',
      'stream_position',
      'global_position',
      'transaction_id',
      'message_type',
      'message_data',
    ]),
    streams,
  ],
  log: {
    from: 'e',
    joins: [
      {
        table: 's',
        as: 's',
        kind: 'first',
        on: [[col('s.stream_id'), col('e.stream_id')]],
        order: [],
      },
    ],
    where: [{ of: col('e.message_kind'), is: 'different', value: 'C' }],
  },
  fields: {
    ...plain,
    id: col('e.message_id'),
    streamId: col('e.stream_id'),
    category: streamType,
    version: col('e.stream_position'),
    type: col('e.message_type'),
    schemaVersion: col('e.message_schema_version'),
    recordedAt: timestamp('e.created'),
    tenant: { kind: 'unless', of: col('e.partition'), value: 'emt:default' },
    data: payload('e.message_data'),
    metadata: payload('e.message_metadata'),
  },
  order: [col('e.transaction_id'), col('e.global_position')],
  stream: null,
  streams: {
    from: 's',
    where: [],
    id: col('s.stream_id'),
    category: streamType,
    lastVersion: col('s.stream_position'),
  },
  seal: 'snapshot-xmin',
  sealAfter: 0,
  snapshots: null,
  conventions: true,
};

/** Emmett up to 0.36 called the table and its columns after events. */
export const emmettEvents: Layout = {
  ...emmett,
  name: 'emmett-events',
  title: 'Emmett (emt_events)',
  tables: [
    table('e', 'emt_events', [
      'stream_id',
      'stream_position',
      'global_position',
      'transaction_id',
      'event_type',
      'event_data',
    ]),
    streams,
  ],
  log: { ...emmett.log, where: [] },
  fields: {
    ...emmett.fields,
    id: col('e.event_id'),
    type: col('e.event_type'),
    schemaVersion: col('e.event_schema_version'),
    tenant: {
      kind: 'unless',
      of: { kind: 'unless', of: col('e.partition'), value: 'emt:default' },
      value: 'global',
    },
    data: payload('e.event_data'),
    metadata: payload('e.event_metadata'),
  },
};
