import { col, optionalTable, payload, plain, table, timestamp, type Layout } from './layout.ts';

/**
 * Marten. Which columns exist depends on its configuration. It can draw numbers from the sequence
 * before it writes, so a gap without lock holders may still be filled for a while.
 */
export const marten: Layout = {
  name: 'marten',
  title: 'Marten',
  firstVersion: 1n,
  tables: [
    table('e', 'mt_events', [
      'seq_id',
      'stream_id',
      'version',
      'data',
      'type',
      'timestamp',
      'mt_dotnet_type',
    ]),
    optionalTable('s', 'mt_streams', ['id', 'type', 'version']),
  ],
  log: {
    from: 'e',
    joins: [
      {
        table: 's',
        as: 's',
        kind: 'first',
        on: [
          [col('s.id'), col('e.stream_id')],
          [col('s.tenant_id'), col('e.tenant_id')],
        ],
        order: [],
      },
    ],
    where: [{ of: col('e.type'), is: 'different', value: 'tombstone' }],
  },
  fields: {
    ...plain,
    id: col('e.id'),
    streamId: col('e.stream_id'),
    category: col('s.type'),
    version: col('e.version'),
    type: col('e.type'),
    recordedAt: timestamp('e.timestamp'),
    correlationId: col('e.correlation_id'),
    causationId: col('e.causation_id'),
    initiator: col('e.user_name'),
    tenant: { kind: 'unless', of: col('e.tenant_id'), value: '*DEFAULT*' },
    data: { of: col('e.data'), insteadBinary: col('e.bdata'), codec: 'json' },
    metadata: payload('e.headers'),
  },
  order: [col('e.seq_id')],
  stream: null,
  streams: {
    from: 's',
    where: [],
    id: col('s.id'),
    category: col('s.type'),
    lastVersion: col('s.version'),
  },
  seal: 'lock-holders',
  sealAfter: 5,
  snapshots: { kind: 'documents' },
  conventions: true,
};
