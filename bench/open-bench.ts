import { knownStores, shownLocation, storeById } from '@/server/stores/registry.ts';
import { sqliteAdapter } from '@/server/stores/sqlite/adapter.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { streamId } from '@/lib/events/ids.ts';
import { barePostgres } from './bare-postgres.ts';
import { bareSqlite } from './bare-sqlite.ts';
import type { BareStore } from './bare-store.ts';
import type { Bench } from './bench.ts';
import { LONGEST_STREAM } from './events.ts';

export interface BenchOptions {
  /** Where the store is, as in BACKSTORY_STORES. */
  readonly location: string;
  readonly runs: Bench['runs'];
}

/** Column for column what the file holds, but as somebody's own table: without an index on time. */
const mappedGuess = {
  layout: 'mapped',
  title: 'mapped',
  confidence: 1,
  reasons: [],
  parameters: {
    table: 'backstory_events',
    position: 'position',
    streamId: { column: 'stream_id' },
    version: { column: 'version' },
    type: { column: 'type' },
    recordedAt: { column: 'recorded_at' },
    data: { column: 'data' },
  },
};

/** Opens the SQLite file in each of the three ways. The caller ends it with `closeBench`. */
export async function openSqliteBench(options: BenchOptions): Promise<Bench> {
  const timeless = await sqliteAdapter.open({ path: options.location }, mappedGuess);
  return bench(options, { title: 'SQLite', timeless, bare: bareSqlite(options.location) });
}

/** Message DB has no index on time, so one store serves for both. */
export async function openPostgresBench(options: BenchOptions): Promise<Bench> {
  const bare = await barePostgres(options.location);
  try {
    return await bench(options, { title: 'PostgreSQL, Message DB', timeless: null, bare });
  } catch (error) {
    await bare.close();
    throw error;
  }
}

export async function closeBench({ bare, store, timeless }: Bench): Promise<void> {
  await bare.close();
  await store.close();
  if (timeless !== store) await timeless.close();
}

interface Reached {
  readonly title: string;
  /** Null: the store itself has none. */
  readonly timeless: EventStore | null;
  readonly bare: BareStore;
}

async function bench(
  { location, runs }: BenchOptions,
  { title, timeless, bare }: Reached,
): Promise<Bench> {
  const { id, store } = await opened(location);
  const [first, last] = await Promise.all([edge(store, 'forward'), edge(store, 'backward')]);
  const newest = await store.readLog(
    { all: [] },
    { direction: 'backward', after: null, until: null },
    one,
  );
  return {
    title,
    location,
    id,
    store,
    timeless: timeless ?? store,
    bare,
    events: Number(newest.items[0]?.position ?? 0),
    first,
    last,
    runs,
  };
}

async function opened(location: string) {
  const known = await knownStores();
  const found = known.find((store) => store.location === shownLocation(location));
  if (found === undefined) throw new Error('The store is not configured.');
  return storeById(found.id);
}

const one = {
  signal: new AbortController().signal,
  limit: 1,
  maxScanned: 1,
  payload: 'omit',
} as const;

async function edge(store: EventStore, direction: 'forward' | 'backward'): Promise<bigint> {
  const range = { direction, after: null, until: null };
  const page = await store.readStream(streamId(LONGEST_STREAM), range, one);
  const version = page.items[0]?.version;
  if (version === undefined) throw new Error(`There is no stream ${LONGEST_STREAM}.`);
  return version;
}
