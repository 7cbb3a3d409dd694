import { suggestMapping } from '@/lib/events/suggest-mapping.ts';
import type { EventStore, LayoutGuess, StoreAdapter, TableShape } from '../port.ts';
import { bindLayout } from './bind-layout.ts';
import { readCatalogue, type CatalogueTable } from './catalogue.ts';
import { connectionFields, postgresConfig, type PostgresConfig } from './config.ts';
import { openReader } from './open-reader.ts';
import { recogniseLayouts } from './recognise.ts';
import { openStore } from './store.ts';
import { StorePool } from './store-pool.ts';

/** Opening may take as long as a connection and a few catalogue reads. */
const openWithin = 15_000;

/** PostgreSQL 13 and later, through one engine and a layout per library. */
export const postgresAdapter: StoreAdapter<PostgresConfig> = {
  engine: 'postgres',
  config: postgresConfig,
  detect: (config, signal) => withPool(config, (pool) => detect(pool, signal)),
  inspect: (config, signal) => withPool(config, (pool) => inspect(pool, signal)),
  open,
};

async function withPool<Result>(
  config: PostgresConfig,
  use: (pool: StorePool) => Promise<Result>,
): Promise<Result> {
  const pool = new StorePool(connectionFields(config));
  try {
    return await use(pool);
  } finally {
    await pool.close();
  }
}

async function detect(pool: StorePool, signal: AbortSignal): Promise<readonly LayoutGuess[]> {
  const catalogue = await readCatalogue(pool, signal);
  const known = recogniseLayouts(catalogue);
  const taken = new Set(
    known.flatMap(({ parameters }) =>
      Object.values(parameters['tables'] ?? {}).map(
        (name) => `${String(parameters['schema'])}.${String(name)}`,
      ),
    ),
  );
  const others = catalogue.map(shapeOf).filter((shape) => !taken.has(fullName(shape)));
  return [...known, ...others.flatMap(mappedGuess)].toSorted((a, b) => b.confidence - a.confidence);
}

const fullName = ({ schema, table }: TableShape): string => `${schema ?? ''}.${table}`;

function mappedGuess(shape: TableShape): readonly LayoutGuess[] {
  const suggested = suggestMapping(shape);
  if (suggested === null) return [];
  return [
    {
      layout: 'mapped',
      title: `Table ${fullName(shape)}`,
      confidence: suggested.confidence,
      reasons: [
        `${fullName(shape)} has columns like those of a log of events.`,
        ...suggested.reasons,
      ],
      parameters: suggested.mapping,
    },
  ];
}

async function inspect(pool: StorePool, signal: AbortSignal): Promise<readonly TableShape[]> {
  return (await readCatalogue(pool, signal)).map(shapeOf);
}

const shapeOf = ({ schema, name, columns, rows }: CatalogueTable): TableShape => ({
  schema,
  table: name,
  columns: [...columns].map(([column, type]) => ({ name: column, type })),
  rows,
});

async function open(config: PostgresConfig, guess: LayoutGuess): Promise<EventStore> {
  const pool = new StorePool(connectionFields(config));
  const signal = AbortSignal.timeout(openWithin);
  try {
    const catalogue = await readCatalogue(pool, signal);
    const bound = await bindLayout(pool, { guess, catalogue }, signal);
    return openStore(await openReader(pool, bound, signal));
  } catch (error) {
    await pool.close();
    throw error;
  }
}
