import type { Row, StorePool } from './store-pool.ts';
import { Statement } from './statement.ts';

export interface CatalogueTable {
  readonly oid: string;
  readonly schema: string;
  readonly name: string;
  /** `r` table, `p` partitioned parent, `v` view, `m` materialised view, `f` foreign table. */
  readonly kind: string;
  /** Estimated by the server; null when it never looked. */
  readonly rows: number | null;
  /** Readable columns in their order, with their base type as Postgres writes it, or `careless`. */
  readonly columns: ReadonlyMap<string, string>;
}

/** Type of a column of text to which different texts may be the same. */
export const careless = 'text by a collation that is not deterministic';

const sql = `
SELECT c.oid::text, n.nspname::text, c.relname::text, c.relkind::text,
  CASE WHEN c.relkind = 'p'
    THEN (SELECT sum(greatest(p.reltuples, 0)) FROM pg_partition_tree(c.oid) t JOIN pg_class p ON p.oid = t.relid WHERE t.isleaf)
    ELSE nullif(c.reltuples, -1) END::float8::text,
  a.attname::text, format_type(coalesce(nullif(y.typbasetype, 0), y.oid), NULL),
  (to_jsonb(l) ->> 'collisdeterministic' = 'false')::text
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
JOIN pg_type y ON y.oid = a.atttypid
LEFT JOIN pg_collation l ON l.oid = a.attcollation
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
  AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
  AND has_schema_privilege(n.oid, 'USAGE') AND has_column_privilege(c.oid, a.attnum, 'SELECT')
ORDER BY n.nspname, c.relname, a.attnum
LIMIT 100000`;

/** Every table this role can read, with the columns it can read; children of partitioned tables left out. */
export async function readCatalogue(
  pool: StorePool,
  signal: AbortSignal,
): Promise<readonly CatalogueTable[]> {
  const rows = await pool.read(new Statement('catalogue').write(sql), signal);
  const tables = new Map<string, GrowingTable>();
  for (const row of rows) {
    const table = tables.get(row[0] ?? '') ?? tableOf(row);
    table.columns.set(row[5] ?? '', row[7] === 'true' ? careless : (row[6] ?? ''));
    tables.set(table.oid, table);
  }
  return [...tables.values()];
}

type GrowingTable = CatalogueTable & { readonly columns: Map<string, string> };

const tableOf = ([oid, schema, name, kind, estimate]: Row): GrowingTable => ({
  oid: oid ?? '',
  schema: schema ?? '',
  name: name ?? '',
  kind: kind ?? '',
  rows: typeof estimate === 'string' ? Number(estimate) : null,
  columns: new Map<string, string>(),
});

/**
 * Leading key columns or expressions of one index, as Postgres prints them, up to the first column that it
 * keeps by another collation than that of the table: what is asked of the column never goes there.
 */
export interface TableIndex {
  readonly keys: readonly string[];
}

const indexSql = (oid: string): string => `
SELECT (SELECT json_agg(CASE WHEN a.attcollation <> i.indcollation[k - 1] THEN NULL
    ELSE pg_get_indexdef(i.indexrelid, k, true) END ORDER BY k)
  FROM generate_series(1, i.indnkeyatts) AS k
  LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k - 1])::text
FROM pg_index i
WHERE i.indrelid = ${oid} AND i.indisvalid AND i.indpred IS NULL`;

/** Valid indexes over all rows of a table. */
export async function readIndexes(
  pool: StorePool,
  table: CatalogueTable,
  signal: AbortSignal,
): Promise<readonly TableIndex[]> {
  const statement = new Statement('indexes');
  const rows = await pool.read(
    statement.write(indexSql(statement.value(table.oid, 'oid'))),
    signal,
  );
  return rows.map(([keys]) => ({ keys: leadingTexts(keys ?? null) }));
}

function leadingTexts(json: string | null): readonly string[] {
  const parsed: unknown = json === null ? [] : JSON.parse(json);
  const keys: readonly unknown[] = Array.isArray(parsed) ? parsed : [];
  const end = keys.indexOf(null);
  return keys.slice(0, end === -1 ? keys.length : end).map(String);
}

/** True when some index begins with these columns, in this order. */
export const hasIndexOn = (indexes: readonly TableIndex[], columns: readonly string[]): boolean =>
  columns.length > 0 &&
  indexes.some(({ keys }) => columns.every((column, place) => unquoted(keys[place]) === column));

const unquoted = (key: string | undefined): string =>
  key === undefined ? '' : key.replace(/^"(.*)"$/s, '$1').replaceAll('""', '"');
