import type pg from 'pg';
import type {
  Harness,
  Opened,
  SeedEvent,
  SeedPayload,
  SeedSnapshot,
  SnapshotWriter,
} from '../../conformance/harness.ts';
import { seedLog } from '../../conformance/seeds.ts';
import { shownIds } from '../../conformance/suite.ts';
import { postgresAdapter } from '../adapter.ts';
import { bindLayout } from '../bind-layout.ts';
import { readCatalogue } from '../catalogue.ts';
import { openReader } from '../open-reader.ts';
import { Statement } from '../statement.ts';
import { openStore } from '../store.ts';
import { StorePool } from '../store-pool.ts';
import { password, type TestServer } from './test-server.ts';

/** A layout with the tables of one schema, and how a seed becomes its rows. */
export interface TableFixture {
  readonly layout: string;
  /** Parameters of the guess; the schema is added. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly firstVersion: 0n | 1n;
  readonly cannot: Harness['cannot'];
  readonly shows?: Harness['shows'];
  readonly lateCommit: Harness['lateCommit'] | 'possible';
  readonly tables: (schema: string) => string;
  readonly insert: (client: pg.Client, schema: string, seed: SeedEvent) => Promise<void>;
  /** Absent: the layout has no place for saved states. */
  readonly snapshots?: {
    readonly keeps: SnapshotWriter['keeps'];
    readonly keepsTime: boolean;
    readonly save: (client: pg.Client, schema: string, snapshot: SeedSnapshot) => Promise<void>;
  };
}

/** Each store is a schema of its own in one database; the server is started by the test file. */
export function tableHarness(fixture: TableFixture, server: () => TestServer): Harness {
  let schemas = 0;
  const harness: Harness = {
    firstVersion: fixture.firstVersion,
    cannot: fixture.cannot,
    ...(fixture.shows === undefined ? {} : { shows: fixture.shows }),
    open: async (events) => {
      const schema = `s${(schemas += 1)}`;
      const client = await server().admin('conformance');
      await client.query(`CREATE SCHEMA ${schema};\n${fixture.tables(schema)};
        GRANT USAGE ON SCHEMA ${schema} TO reader; GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO reader`);
      const append = (seeds: readonly SeedEvent[]) => insertAll(client, schema, { fixture, seeds });
      await append(events);
      return openSchema({ server: server(), schema, client, append }, fixture);
    },
    lateCommit:
      fixture.lateCommit === 'possible'
        ? (opened) => lateCommit(harness, { fixture, server: server(), schema: schemaOf(opened) })
        : fixture.lateCommit,
    snapshots: snapshotsOf(fixture, server),
    openBroken: () => ({
      attempt: postgresAdapter.detect(
        { ...server().reader('conformance'), password: 'wrong-Secret-9' },
        new AbortController().signal,
      ),
      secrets: ['wrong-Secret-9', password],
    }),
    timeOut: async () => {
      const pool = new StorePool(server().reader('conformance'));
      try {
        const slow = new Statement('log').write('SELECT pg_sleep(20)');
        return await pool.read(slow, new AbortController().signal);
      } finally {
        await pool.close();
      }
    },
  };
  return harness;
}

function snapshotsOf({ snapshots }: TableFixture, server: () => TestServer): Harness['snapshots'] {
  if (snapshots === undefined) return { because: 'the layout has no place for them' };
  const { keeps, keepsTime } = snapshots;
  return {
    keeps,
    keepsTime,
    save: async (opened, snapshot) => {
      const client = await server().admin('conformance');
      await snapshots.save(client, schemaOf(opened), snapshot);
      await client.end();
    },
  };
}

const schemaByStore = new WeakMap<object, string>();
export const schemaOf = ({ store }: Opened): string => schemaByStore.get(store) ?? '';

interface OpenSchema {
  readonly server: TestServer;
  readonly schema: string;
  readonly client: pg.Client;
  readonly append: Opened['append'];
}

async function openSchema(
  { server, schema, client, append }: OpenSchema,
  fixture: TableFixture,
): Promise<Opened> {
  const { signal } = new AbortController();
  const pool = new StorePool(server.reader('conformance'));
  const { store, bound } = await openOn(pool, fixture, schema);
  schemaByStore.set(store, schema);
  const table = [...bound.tables.values()][0]?.name ?? '';
  return {
    store,
    append,
    attemptWrite: () =>
      pool.read(new Statement('log').write(`DELETE FROM ${schema}."${table}"`), signal),
    close: async () => {
      await store.close();
      await client.query(`DROP SCHEMA ${schema} CASCADE`);
      await client.end();
    },
  };
}

/** The store in a schema, over connections of the test's own. */
export async function openOn(pool: StorePool, fixture: TableFixture, schema: string) {
  const { signal } = new AbortController();
  const parameters = { schema, ...fixture.parameters };
  const guess = { layout: fixture.layout, title: '', confidence: 1, reasons: [], parameters };
  const catalogue = await readCatalogue(pool, signal);
  const bound = await bindLayout(pool, { guess, catalogue }, signal);
  return { bound, store: openStore(await openReader(pool, bound, signal)) };
}

async function insertAll(
  client: pg.Client,
  schema: string,
  { fixture, seeds }: { readonly fixture: TableFixture; readonly seeds: readonly SeedEvent[] },
): Promise<void> {
  await client.query('BEGIN');
  for (const seed of seeds) await fixture.insert(client, schema, seed);
  await client.query('COMMIT');
}

/** The first writer has its number before the second begins, and commits after it. */
async function lateCommit(
  harness: Harness,
  {
    fixture,
    server,
    schema,
  }: { readonly fixture: TableFixture; readonly server: TestServer; readonly schema: string },
) {
  const seeds = seedLog([{ streamId: 'order-slow' }, { streamId: 'account-quick' }], {
    firstVersion: fixture.firstVersion,
    firstId: 5000,
  });
  const [slow, quick] = seeds;
  if (slow === undefined || quick === undefined) return [];
  const [one, other] = [await server.admin('conformance'), await server.admin('conformance')];
  await one.query('BEGIN');
  await fixture.insert(one, schema, slow);
  await fixture.insert(other, schema, quick);
  await new Promise((resolve) => setTimeout(resolve, 1200));
  await one.query('COMMIT');
  await one.end();
  await other.end();
  return shownIds(harness, seeds);
}

/** The text of a payload; null for one that is absent. */
export const payloadText = (payload: SeedPayload): string | null =>
  payload.kind === 'json' ? payload.text : null;

/** Metadata by the conventions of an application, with what the seed says. */
export const metadataText = (seed: SeedEvent): string | null =>
  seed.metadata === null
    ? JSON.stringify({
        correlationId: seed.correlationId ?? undefined,
        causationId: seed.causationId ?? undefined,
        userId: seed.initiator ?? undefined,
        schemaVersion: seed.schemaVersion ?? undefined,
      })
    : payloadText(seed.metadata);
