import { col, payload, plain, table, timestamp, type Expr, type Layout } from './layout.ts';

/** The library leaves the place null when it appends without a version; it then orders by link row. */
const placeOf = (link: string): Expr => ({
  kind: 'first',
  of: [col(`${link}.position`), col(`${link}.id`)],
});

/** Rails Event Store. An event may stand in many streams: its home is the link row written first. */
export const railsEventStore: Layout = {
  name: 'rails-event-store',
  title: 'Rails Event Store',
  firstVersion: 0n,
  tables: [
    table('e', 'event_store_events', ['id', 'event_id', 'event_type', 'data', 'metadata']),
    table('k', 'event_store_events_in_streams', ['id', 'stream', 'position', 'event_id']),
  ],
  log: {
    from: 'e',
    joins: [
      {
        table: 'k',
        as: 'h',
        kind: 'first',
        on: [[col('h.event_id'), col('e.event_id')]],
        order: [col('h.id')],
      },
    ],
    where: [],
  },
  fields: {
    ...plain,
    id: col('e.event_id'),
    streamId: { kind: 'first', of: [col('h.stream'), { kind: 'constant', value: '(no stream)' }] },
    category: { kind: 'before', of: col('h.stream'), separator: '$' },
    version: { kind: 'first', of: [col('h.position'), col('h.id'), col('e.id')] },
    type: col('e.event_type'),
    recordedAt: timestamp('e.created_at'),
    occurredAt: timestamp('e.valid_at'),
    data: payload('e.data', 'ruby'),
    metadata: payload('e.metadata', 'ruby'),
  },
  order: [col('e.id')],
  stream: {
    from: 'k',
    joins: [
      {
        table: 'e',
        as: 'e',
        kind: 'inner',
        on: [[col('e.event_id'), col('k.event_id')]],
        order: [],
      },
      {
        table: 'k',
        as: 'h',
        kind: 'first',
        on: [[col('h.event_id'), col('k.event_id')]],
        order: [col('h.id')],
      },
    ],
    where: [],
    fields: {
      streamId: col('k.stream'),
      category: { kind: 'before', of: col('k.stream'), separator: '$' },
      version: placeOf('k'),
      linkUnlessEqual: [col('k.id'), col('h.id')],
    },
  },
  streams: null,
  seal: 'lock-holders',
  sealAfter: 0,
  snapshots: null,
  conventions: true,
};
