import { col, payload, plain, table, timestamp, type Layout } from './layout.ts';

/** Castore's Postgres adapter. A stream is named as in its DynamoDB adapter: `<event store>#<aggregate>`. */
export const castore: Layout = {
  name: 'castore',
  title: 'Castore',
  firstVersion: 1n,
  tables: [
    {
      ...table('e', 'event', [
        'id',
        'aggregate_name',
        'aggregate_id',
        'version',
        'type',
        'data',
        'metadata',
        'timestamp',
      ]),
      not: ['playhead'],
    },
  ],
  log: { from: 'e', joins: [], where: [] },
  fields: {
    ...plain,
    id: null,
    streamId: {
      kind: 'joined',
      of: [col('e.aggregate_name'), col('e.aggregate_id')],
      separator: '#',
    },
    category: col('e.aggregate_name'),
    version: col('e.version'),
    type: col('e.type'),
    recordedAt: timestamp('e.timestamp'),
    data: payload('e.data'),
    metadata: payload('e.metadata'),
  },
  order: [col('e.id')],
  stream: null,
  streams: null,
  seal: 'lock-holders',
  sealAfter: 0,
  snapshots: null,
  conventions: true,
};
