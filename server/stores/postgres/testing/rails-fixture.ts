import { streamId } from '@/lib/events/ids.ts';
import type { SeedEvent } from '../../conformance/harness.ts';
import { metadataText, payloadText, type TableFixture } from './table-harness.ts';

/** Rails names its streams `Order$1`. */
const stream = (seed: SeedEvent): string => seed.streamId.replace('-', '$');

/** How the columns of data and metadata were generated: `yaml` is the library's default, in bytea. */
export type RailsPayloads = 'json' | 'jsonb' | 'yaml';

const cannotKeep: Readonly<Record<RailsPayloads, TableFixture['cannot']>> = {
  jsonb: {
    'exact-text': 'jsonb does not keep it',
    'invalid-json': 'jsonb refuses it',
    bytes: 'this fixture has jsonb columns',
  },
  json: { 'invalid-json': 'json refuses it', bytes: 'this fixture has json columns' },
  yaml: {
    'exact-text': 'YAML is shown as JSON',
    'plain-size': 'YAML is longer than the JSON shown for it',
    'invalid-json': 'what is no JSON is YAML',
    bytes: 'this fixture writes YAML',
  },
};

/** What the serializer of these columns writes for a JSON text; JSON is YAML in its flow style. */
function written(text: string | null, payloads: RailsPayloads): string | Buffer | null {
  return text === null || payloads !== 'yaml' ? text : Buffer.from(`--- ${text}\n`);
}

export const railsFixture = (payloads: RailsPayloads): TableFixture => ({
  layout: 'rails-event-store',
  parameters: { tables: { e: 'event_store_events', k: 'event_store_events_in_streams' } },
  firstVersion: 0n,
  cannot: {
    ...cannotKeep[payloads],
    'absent-data': 'its data column is NOT NULL',
    erased: 'it has no mark for erased events',
    tags: 'it has no tags',
    'duplicate-versions': 'its unique index forbids them',
  },
  shows: (seed) => ({ streamId: streamId(stream(seed)) }),
  lateCommit: 'possible',
  tables: (schema) => {
    const type = payloads === 'yaml' ? 'bytea' : payloads;
    return `
    CREATE TABLE ${schema}.event_store_events (id bigserial PRIMARY KEY, event_id uuid NOT NULL UNIQUE,
      event_type varchar NOT NULL, metadata ${type}, data ${type} NOT NULL,
      created_at timestamp(6) NOT NULL, valid_at timestamp(6));
    CREATE INDEX ON ${schema}.event_store_events (event_type);
    CREATE INDEX ON ${schema}.event_store_events (created_at);
    CREATE TABLE ${schema}.event_store_events_in_streams (id bigserial PRIMARY KEY, stream varchar NOT NULL,
      position bigint, event_id uuid NOT NULL, created_at timestamp(6) NOT NULL DEFAULT now(),
      UNIQUE (stream, position), UNIQUE (stream, event_id));
    CREATE INDEX ON ${schema}.event_store_events_in_streams (event_id)`;
  },
  insert: async (client, schema, seed) => {
    await client.query(
      `INSERT INTO ${schema}.event_store_events (event_id, event_type, metadata, data, created_at)
       VALUES ($1, $2, $3, $4, $5::timestamptz AT TIME ZONE 'UTC')`,
      [
        seed.id,
        seed.type,
        written(metadataText(seed), payloads),
        written(payloadText(seed.data), payloads),
        seed.recordedAt,
      ],
    );
    await client.query(
      `INSERT INTO ${schema}.event_store_events_in_streams (stream, position, event_id) VALUES ($1, $2, $3)`,
      [stream(seed), String(seed.version), seed.id],
    );
  },
});
