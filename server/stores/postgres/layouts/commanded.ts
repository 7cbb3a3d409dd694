import {
  col,
  optionalTable,
  payload,
  plain,
  table,
  timestamp,
  type Join,
  type Layout,
} from './layout.ts';

const event: Join = {
  table: 'e',
  as: 'e',
  kind: 'inner',
  on: [[col('e.event_id'), col('a.event_id')]],
  order: [],
};

/** Row 0 of `streams` is the log: its links are numbered under a row lock, hence in commit order. */
const inLog = { of: col('a.stream_id'), is: 'equal', value: '0' } as const;

/** Commanded's EventStore (Elixir). The log is stream 0; the other rows are places of the same events. */
export const commanded: Layout = {
  name: 'commanded',
  title: 'Commanded EventStore',
  firstVersion: 1n,
  tables: [
    table('a', 'stream_events', [
      'event_id',
      'stream_id',
      'stream_version',
      'original_stream_id',
      'original_stream_version',
    ]),
    table('e', 'events', [
      'event_id',
      'event_type',
      'causation_id',
      'correlation_id',
      'created_at',
    ]),
    table('s', 'streams', ['stream_id', 'stream_uuid', 'stream_version']),
    optionalTable('snapshots', 'snapshots', ['source_uuid', 'source_version', 'source_type']),
  ],
  log: {
    from: 'a',
    joins: [
      event,
      {
        table: 's',
        as: 's',
        kind: 'inner',
        on: [[col('s.stream_id'), col('a.original_stream_id')]],
        order: [],
      },
    ],
    where: [inLog],
  },
  fields: {
    ...plain,
    id: col('e.event_id'),
    streamId: col('s.stream_uuid'),
    category: { kind: 'before', of: col('s.stream_uuid'), separator: '-' },
    version: col('a.original_stream_version'),
    type: col('e.event_type'),
    recordedAt: timestamp('e.created_at'),
    correlationId: col('e.correlation_id'),
    causationId: col('e.causation_id'),
    data: payload('e.data'),
    metadata: payload('e.metadata'),
  },
  order: [col('a.stream_version')],
  stream: {
    from: 's',
    joins: [
      {
        table: 'a',
        as: 'l',
        kind: 'inner',
        on: [[col('l.stream_id'), col('s.stream_id')]],
        order: [],
      },
      {
        table: 'a',
        as: 'a',
        kind: 'inner',
        on: [[col('a.event_id'), col('l.event_id')]],
        order: [],
      },
      event,
    ],
    where: [inLog, { of: col('s.stream_id'), is: 'different', value: '0' }],
    fields: {
      version: col('l.stream_version'),
      linkUnlessEqual: [col('l.stream_id'), col('l.original_stream_id')],
    },
    numbered: { of: col('l.stream_id'), table: 's', number: 'stream_id', id: 'stream_uuid' },
  },
  streams: {
    from: 's',
    where: [{ of: col('s.stream_id'), is: 'different', value: '0' }],
    id: col('s.stream_uuid'),
    category: { kind: 'before', of: col('s.stream_uuid'), separator: '-' },
    lastVersion: col('s.stream_version'),
  },
  seal: 'commit-order',
  sealAfter: 0,
  snapshots: {
    kind: 'table',
    table: 'snapshots',
    streamId: col('snapshots.source_uuid'),
    version: col('snapshots.source_version'),
    type: col('snapshots.source_type'),
    recordedAt: timestamp('snapshots.created_at'),
    data: payload('snapshots.data'),
  },
  conventions: true,
};
