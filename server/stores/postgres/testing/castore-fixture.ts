import { createHash } from 'node:crypto';
import { eventId, streamId } from '@/lib/events/ids.ts';
import type { SeedEvent } from '../../conformance/harness.ts';
import { metadataText, payloadText, type TableFixture } from './table-harness.ts';

/** Castore's aggregate ids are UUIDs: one for each stream of the suite, in the same order. */
function aggregateOf(seed: SeedEvent): string {
  const digest = createHash('sha256').update(seed.streamId).digest('hex');
  return `${digest.slice(0, 8)}-0000-4000-8000-${digest.slice(8, 20)}`;
}

const stream = (seed: SeedEvent): string => `${seed.category}#${aggregateOf(seed)}`;

export const castoreFixture: TableFixture = {
  layout: 'castore',
  parameters: { tables: { e: 'event' } },
  firstVersion: 1n,
  cannot: {
    'exact-text': 'jsonb does not keep it',
    'invalid-json': 'jsonb refuses it',
    bytes: 'it has no bytes',
    erased: 'it has no mark for erased events',
    tags: 'it has no tags',
    microseconds: 'it keeps milliseconds',
    'recorded-time': 'it keeps milliseconds',
    'duplicate-versions': 'its unique key forbids them',
    'any-stream-id': 'its stream ids are UUIDs',
  },
  shows: (seed) => ({
    id: eventId(`${stream(seed)}@${seed.version}`),
    streamId: streamId(stream(seed)),
  }),
  lateCommit: 'possible',
  tables: (schema) => `
    CREATE TABLE ${schema}.event (id bigserial PRIMARY KEY, aggregate_name varchar(32) NOT NULL,
      aggregate_id uuid NOT NULL, version bigint NOT NULL, type text NOT NULL, data jsonb,
      metadata jsonb, timestamp timestamptz(3) NOT NULL DEFAULT now(),
      UNIQUE (aggregate_name, aggregate_id, version))`,
  insert: async (client, schema, seed) => {
    await client.query(
      `INSERT INTO ${schema}.event (aggregate_name, aggregate_id, version, type, data, metadata, timestamp)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [
        seed.category,
        aggregateOf(seed),
        String(seed.version),
        seed.type,
        payloadText(seed.data),
        metadataText(seed),
        seed.recordedAt,
      ],
    );
  },
};
