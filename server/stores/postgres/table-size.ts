import type { Reader } from './reader.ts';
import { Statement } from './statement.ts';

/** Tables up to this many events are counted exactly. */
export const countedUpTo = 200_000;

/** Events a sample should hold. */
const sampleSize = 60_000;

/** Rows of the event table, estimated as the planner does; a table never analysed by its size. */
export async function estimateRows(
  { pool, bound }: Reader,
  role: string,
  signal: AbortSignal,
): Promise<number> {
  const statement = new Statement('size');
  const table = statement.value(bound.tables.get(role)?.oid ?? '0', 'oid');
  const [row] = await pool.read(
    statement.write(
      `SELECT sum(CASE WHEN c.reltuples > 0 AND c.relpages > 0 THEN c.reltuples / c.relpages * b.pages ELSE b.pages * 80 END)::float8::text FROM pg_class c CROSS JOIN LATERAL (SELECT pg_relation_size(c.oid)::float8 / current_setting('block_size')::float8 AS pages) b WHERE c.oid = ${table} OR c.oid IN (SELECT t.relid FROM pg_partition_tree(${table}) t WHERE t.isleaf)`,
    ),
    signal,
  );
  return Math.round(Number(row?.[0] ?? 0));
}

/** Percent of the pages to look at; null for all. */
export const samplePercent = (rows: number): number | null =>
  rows <= countedUpTo ? null : Math.max(0.001, Number(((100 * sampleSize) / rows).toFixed(4)));
