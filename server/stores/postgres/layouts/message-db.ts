import { col, payload, plain, table, timestamp, type Layout } from './layout.ts';

/** Message DB 1.x (Eventide). Its write lock is per category, so the log fills late across categories. */
export const messageDb: Layout = {
  name: 'message-db',
  title: 'Message DB',
  firstVersion: 0n,
  tables: [
    {
      ...table('e', 'messages', [
        'global_position',
        'position',
        'stream_name',
        'type',
        'data',
        'metadata',
        'time',
        'id',
      ]),
      not: ['stream_id', 'stream_position', 'json_data'],
    },
  ],
  log: { from: 'e', joins: [], where: [] },
  fields: {
    ...plain,
    id: col('e.id'),
    streamId: col('e.stream_name'),
    category: { kind: 'category', of: col('e.stream_name') },
    version: col('e.position'),
    type: col('e.type'),
    recordedAt: timestamp('e.time'),
    data: payload('e.data'),
    metadata: payload('e.metadata'),
  },
  order: [col('e.global_position')],
  stream: null,
  streams: null,
  seal: 'lock-holders',
  sealAfter: 0,
  snapshots: { kind: 'category-stream' },
  conventions: true,
};
