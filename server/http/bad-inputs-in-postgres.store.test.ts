import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgresAdapter } from '@/server/stores/postgres/adapter.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { grantReading, readerUrl } from '@/server/stores/postgres/testing/open-detected.ts';
import { withServer } from '@/server/stores/postgres/testing/with-server.ts';
import { ownData } from '@/server/testing/own-data.ts';
import { streamOf, type BadInput } from './testing/bad-input-catalogue.ts';
import {
  columnTypes,
  heldPart,
  inPostgres,
  inputsFor,
  type ColumnType,
} from './testing/bad-inputs-in-postgres.ts';
import { describeBadInputs } from './testing/describe-bad-inputs.ts';

const own = ownData();
const stores: EventStore[] = [];
const started = withServer();
let admin: pg.Client;
let written = 0;

const heldIn = (type: ColumnType): readonly BadInput[] =>
  inputsFor(type).flatMap((each) => heldPart(each) ?? []);

beforeAll(async () => {
  await started().createDatabase('odd');
  admin = await started().admin('odd');
  for (const type of columnTypes) {
    await admin.query(`CREATE TABLE odd_${type} (no bigserial PRIMARY KEY, entity text, revision bigint,
      kind text, actor text, at ${inPostgres[type].timeType}, body ${type})`);
  }
});
beforeAll(async () => {
  for (const type of columnTypes) {
    for (const input of heldIn(type)) {
      for (const index of input.events.keys()) await insert(type, input, index);
    }
  }
});
beforeAll(async () => {
  await grantReading(started(), 'odd', 'public');
  for (const type of columnTypes) {
    const guess = { layout: 'mapped', title: '', confidence: 1, reasons: [] };
    const parameters = mapping(type);
    const config = { url: readerUrl(started(), 'odd') };
    const store = await postgresAdapter.open(config, { ...guess, parameters });
    stores.push(store);
    own.plant(`odd-${type}`, store);
  }
});
afterAll(async () => {
  for (const store of stores) await store.close();
  await admin.end();
});

const mapping = (type: ColumnType) => ({
  schema: 'public',
  table: `odd_${type}`,
  position: 'no',
  streamId: { column: 'entity' },
  version: { column: 'revision' },
  type: { column: 'kind' },
  initiator: { column: 'actor' },
  recordedAt: { column: 'at' },
  data: { column: 'body' },
});

/** One event of an input, a minute after the last. */
async function insert(type: ColumnType, input: BadInput, index: number): Promise<void> {
  const event = input.events[index];
  const minute = new Date(Date.UTC(2026, 0, 1, 0, (written += 1))).toISOString();
  const data = event?.data === undefined ? '{}' : event.data;
  await admin.query(
    `INSERT INTO odd_${type} (no, entity, revision, kind, actor, at, body)
     VALUES (COALESCE($1::bigint, nextval('odd_${type}_no_seq')), $2, $3, $4, $5, $6, $7)`,
    [
      event?.position ?? null,
      streamOf(input),
      event?.version ?? index + 1,
      event?.type ?? 'Changed',
      event?.initiator ?? null,
      event?.recordedAt ?? minute,
      type === 'bytea' && typeof data === 'string' ? Buffer.from(data) : data,
    ],
  );
}

describe.each(columnTypes)('a column of the type %s', (type) => {
  const cases = inputsFor(type).filter(({ refused }) => refused.some((code) => code !== null));

  it.each(cases)(
    'refuses by itself what it cannot hold: $input.number $input.name',
    async (each) => {
      const answers: (string | null)[] = [];
      for (const index of each.input.events.keys()) {
        if ((each.refused[index] ?? null) === null) answers.push(null);
        else answers.push(await sqlState(insert(type, each.input, index)));
      }
      expect(answers).toEqual(each.refused);
    },
  );
});

async function sqlState(attempt: Promise<void>): Promise<string> {
  const error: unknown = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof Error ? String(Reflect.get(error, 'code')) : 'taken';
}

for (const type of columnTypes) {
  const name = `Postgres, ${type}`;
  describeBadInputs({ own, store: `odd-${type}`, name, inputs: heldIn(type) });
}
