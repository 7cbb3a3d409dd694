import { z } from 'zod';
import { AppError } from '@/lib/errors.ts';
import type { LayoutGuess } from '../port.ts';
import { readIndexes, type CatalogueTable, type TableIndex } from './catalogue.ts';
import { knownLayouts } from './layouts/known.ts';
import type { Layout } from './layouts/layout.ts';
import { mappedLayout, parseMapping } from './layouts/mapped.ts';
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
    const name = names.get(role);
    const table = catalogue.find((each) => each.schema === schema && each.name === name);
    if (table === undefined && optional) continue;
    if (table === undefined) throw missing(`${schema}.${name ?? role}`);
    const lacking = need.find((column) => !table.columns.has(column));
    if (lacking !== undefined) throw missing(`${schema}.${table.name}.${lacking}`);
    tables.set(role, table);
  }
  const indexes = new Map<string, readonly TableIndex[]>();
  for (const [role, table] of tables) indexes.set(role, await readIndexes(pool, table, signal));
  const categoryFunction = await findCategoryFunction(pool, { layout, schema }, signal);
  return { layout, tables, indexes, categoryFunction };
}

interface Chosen {
  readonly layout: Layout;
  readonly schema: string;
  readonly names: ReadonlyMap<string, string>;
}

function chosen(
  { layout: name, parameters }: LayoutGuess,
  catalogue: readonly CatalogueTable[],
): Chosen {
  if (name === 'mapped') {
    const mapping = parseMapping(parameters);
    const schema = mapping.schema ?? 'public';
    const own = catalogue.find((each) => each.schema === schema && each.name === mapping.table);
    const layout = mappedLayout(mapping, own?.columns ?? new Map<string, string>());
    return { layout, schema, names: new Map([['e', mapping.table]]) };
  }
  const layout = knownLayouts.find((each) => each.name === name);
  const known = knownParameters.safeParse(parameters);
  if (layout === undefined) throw invalid(`There is no layout "${name}".`);
  if (!known.success) throw invalid(z.prettifyError(known.error));
  return { layout, schema: known.data.schema, names: new Map(Object.entries(known.data.tables)) };
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
