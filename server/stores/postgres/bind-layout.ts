import { z } from 'zod';
import { AppError } from '@/lib/errors.ts';
import type { TableMapping } from '@/lib/events/table-mapping.ts';
import type { LayoutGuess } from '../port.ts';
import { readIndexes, type CatalogueTable, type TableIndex } from './catalogue.ts';
import { knownLayouts } from './layouts/known.ts';
import type { Layout } from './layouts/layout.ts';
import { mappedLayout, parseMapping } from './layouts/mapped.ts';
import { documentsOf } from './documents.ts';
import type { Bound } from './source.ts';
import { quoted, Statement } from './statement.ts';
import type { StorePool } from './store-pool.ts';

const knownParameters = z.object({
  schema: z.string().min(1),
  tables: z.record(z.string(), z.string()),
});

/** The layout of a guess, tied to the tables it names. Throws where they do not fit. */
export async function bindLayout(
  pool: StorePool,
  {
    guess,
    catalogue,
  }: { readonly guess: LayoutGuess; readonly catalogue: readonly CatalogueTable[] },
  signal: AbortSignal,
): Promise<Bound> {
  const { layout, schema, names } = chosen(guess, catalogue);
  const tables = new Map<string, CatalogueTable>();
  for (const { role, need, optional } of layout.tables) {
    const wanted = names.get(role) ?? { schema, name: role };
    const table = catalogue.find((each) => isNamed(each, wanted));
    if (table === undefined && optional) continue;
    if (table === undefined) throw missing(`${wanted.schema}.${wanted.name}`);
    const lacking = need.find((column) => !table.columns.has(column));
    if (lacking !== undefined) throw missing(`${table.schema}.${table.name}.${lacking}`);
    tables.set(role, table);
  }
  const indexes = new Map<string, readonly TableIndex[]>();
  for (const [role, table] of tables) indexes.set(role, await readIndexes(pool, table, signal));
  const categoryFunction = await findCategoryFunction(pool, { layout, schema }, signal);
  const documents = documentsOf(layout, { schema, catalogue });
  return { layout, tables, indexes, categoryFunction, documents };
}

interface Chosen {
  readonly layout: Layout;
  readonly schema: string;
  /** By role. */
  readonly names: ReadonlyMap<string, TableName>;
}

type TableName = Pick<CatalogueTable, 'schema' | 'name'>;

const isNamed = (table: CatalogueTable, { schema, name }: TableName): boolean =>
  table.schema === schema && table.name === name;

function chosen(
  { layout: name, parameters }: LayoutGuess,
  catalogue: readonly CatalogueTable[],
): Chosen {
  if (name === 'mapped') {
    return mapped(parseMapping(parameters), catalogue);
  }
  const layout = knownLayouts.find((each) => each.name === name);
  const known = knownParameters.safeParse(parameters);
  if (layout === undefined) throw invalid(`There is no layout "${name}".`);
  if (!known.success) {
    throw invalid(
      `Tables of the layout "${name}" were not found here, and no parameters name them. ${z.prettifyError(known.error)}`,
    );
  }
  const { schema, tables } = known.data;
  const names = Object.entries(tables).map(
    ([role, table]) => [role, { schema, name: table }] as const,
  );
  return { layout, schema, names: new Map(names) };
}

function mapped(mapping: TableMapping, catalogue: readonly CatalogueTable[]): Chosen {
  const schema = mapping.schema ?? 'public';
  const { snapshots } = mapping;
  const saved = snapshots && { schema: snapshots.schema ?? schema, name: snapshots.table };
  const own = { schema, name: mapping.table };
  const typesOf = (name: TableName | null): ReadonlyMap<string, string> =>
    catalogue.find((each) => name !== null && isNamed(each, name))?.columns ?? new Map();
  return {
    layout: mappedLayout(mapping, { events: typesOf(own), snapshots: typesOf(saved) }),
    schema,
    names: new Map([['e', own], ...(saved === null ? [] : [['snapshots', saved] as const])]),
  };
}

const invalid = (message: string): AppError =>
  new AppError('invalid_input', message, { field: 'parameters' });

const missing = (what: string): AppError =>
  new AppError(
    'unreadable',
    `The layout needs ${what}, which is not there or which this role may not read.`,
  );

const functionSql = (schema: string): string => `
SELECT p.proname::text FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
WHERE n.nspname = ${schema} AND p.proname = 'category' AND p.pronargs = 1
  AND p.provolatile = 'i' AND has_function_privilege(p.oid, 'EXECUTE') LIMIT 1`;

/** Message DB indexes its own function; anything else would read the whole table. */
async function findCategoryFunction(
  pool: StorePool,
  { layout, schema }: { readonly layout: Layout; readonly schema: string },
  signal: AbortSignal,
): Promise<string | null> {
  if (layout.fields.category?.kind !== 'category') return null;
  const statement = new Statement('catalogue');
  const rows = await pool.read(statement.write(functionSql(statement.text(schema))), signal);
  return rows.length === 0 ? null : `${quoted(schema)}.${quoted('category')}`;
}
