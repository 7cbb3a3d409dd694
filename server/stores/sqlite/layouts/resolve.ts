import { AppError } from '@/lib/errors.ts';
import type { LayoutGuess, TableShape } from '../../port.ts';
import type { Connection } from '../connection.ts';
import { textOf } from '../decode-value.ts';
import { backstoryLayout } from './backstory.ts';
import { emmettLayout, emmettNoun } from './emmett.ts';
import type { SqliteLayout } from './layout.ts';
import { mappedLayout, parseMapping, type TableFacts } from './mapped.ts';
import { mappedSnapshots } from './mapped-snapshots.ts';
import { readIndexes, type Catalogue } from './table-indexes.ts';

/** The layout that a guess names, built on the tables that are there now. */
export async function resolveLayout(
  { layout, parameters }: LayoutGuess,
  catalogue: Catalogue,
  signal: AbortSignal,
): Promise<SqliteLayout> {
  if (layout === 'backstory') return backstoryLayout;
  if (layout === 'emmett') return resolveEmmett(catalogue);
  if (layout === 'mapped') return resolveMapped(parameters, catalogue, signal);
  throw new AppError('invalid_input', `SQLite has no layout named "${layout}".`, {
    field: 'layout',
  });
}

function resolveEmmett({ tables }: Catalogue): SqliteLayout {
  const noun = emmettNoun(tables);
  if (noun !== null) return emmettLayout(tables, noun);
  throw new AppError('store_rejected', 'The SQLite file no longer holds the tables of Emmett.');
}

async function resolveMapped(
  parameters: LayoutGuess['parameters'],
  catalogue: Catalogue,
  signal: AbortSignal,
): Promise<SqliteLayout> {
  const { connection, tables } = catalogue;
  const mapping = parseMapping(parameters);
  const shape = tables.find(({ table }) => table === mapping.table);
  if (shape === undefined) {
    throw new AppError('invalid_input', `The SQLite file has no table ${mapping.table}.`, {
      field: 'table',
    });
  }
  const layout = mappedLayout(mapping, shape, {
    ...(await factsOf(connection, shape, signal)),
    snapshots: await mappedSnapshots(mapping, catalogue, signal),
  });
  await assertCounts(connection, layout, signal);
  return layout;
}

async function factsOf(
  connection: Connection,
  { table }: TableShape,
  signal: AbortSignal,
): Promise<TableFacts> {
  const kinds = await connection.query(
    { sql: `SELECT type, wr FROM pragma_table_list(?) WHERE schema = 'main'`, params: [table] },
    signal,
  );
  const [type, withoutRowid] = kinds.rows[0] ?? [];
  const hasRowid = type === 'table' && withoutRowid === 0n;
  return {
    hasRowid,
    indexes: await readIndexes(connection, table, signal),
    rowNumber: hasRowid ? await rowNumberOf(connection, table, signal) : null,
  };
}

/** The one column of the primary key where it is declared as INTEGER. */
async function rowNumberOf(
  connection: Connection,
  table: string,
  signal: AbortSignal,
): Promise<string | null> {
  const { rows } = await connection.query(
    { sql: 'SELECT name, type FROM pragma_table_info(?) WHERE pk > 0', params: [table] },
    signal,
  );
  const [name, type] = rows.length === 1 ? (rows[0] ?? []) : [];
  return /^integer$/i.test(textOf(type ?? null) ?? '') ? textOf(name ?? null) : null;
}

/** Positions order the log, so they must be whole numbers and no two events may share one. */
async function assertCounts(
  connection: Connection,
  { columns, source }: SqliteLayout,
  signal: AbortSignal,
): Promise<void> {
  const looked = `SELECT ${columns.position} AS place FROM ${source} LIMIT 10000`;
  const sql = `SELECT count(*), count(DISTINCT place), sum(typeof(place) <> 'integer') FROM (${looked})`;
  const { rows } = await connection.query({ sql, params: [] }, signal);
  const [events, distinct, others] = rows[0] ?? [];
  if (others !== null && others !== 0n) {
    throw positionRefused('holds values that are no whole numbers');
  }
  if (events !== distinct) throw positionRefused('holds the same number more than once');
}

const positionRefused = (what: string): AppError =>
  new AppError(
    'invalid_input',
    `The column mapped as position ${what}, so it cannot order the log.`,
    {
      field: 'position',
    },
  );
