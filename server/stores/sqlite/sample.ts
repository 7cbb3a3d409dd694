import { integerOf } from './decode-value.ts';
import type { SqlRow } from './sql-row.ts';
import { query, whereOf, type Reader } from './reader.ts';

/** First and last position, and how many events there are at most. */
export interface Extent {
  readonly first: bigint;
  readonly last: bigint;
  /** Counted where positions have gaps; their span beyond `countedUpTo` events. */
  readonly size: bigint;
}

const wholeUpTo = 200_000n;
/** Counting more events than this would take too long. */
export const countedUpTo = 5_000_000n;

export async function extentOf(reader: Reader, signal: AbortSignal): Promise<Extent | null> {
  const first = await edgeOf(reader, 'ASC', signal);
  const last = await edgeOf(reader, 'DESC', signal);
  if (first === null || last === null) return null;
  const span = last - first + 1n;
  if (span <= wholeUpTo) return { first, last, size: span };
  const counted = await countUpTo(reader, countedUpTo + 1n, signal);
  return { first, last, size: counted > countedUpTo ? span : counted };
}

async function countUpTo(reader: Reader, most: bigint, signal: AbortSignal): Promise<bigint> {
  const { layout } = reader;
  const sql = `SELECT count(*) FROM (SELECT 1 FROM ${layout.source} ${whereOf(layout, [])} LIMIT ${most})`;
  return integerOf((await query(reader, { sql, params: [] }, signal)).rows[0]?.[0]) ?? 0n;
}

export async function edgeOf(
  reader: Reader,
  way: 'ASC' | 'DESC',
  signal: AbortSignal,
): Promise<bigint | null> {
  const { layout } = reader;
  const { position } = layout.columns;
  const sql = `SELECT ${position} FROM ${layout.source} ${whereOf(layout, [])} ORDER BY ${position} ${way} LIMIT 1`;
  return integerOf((await query(reader, { sql, params: [] }, signal)).rows[0]?.[0]);
}

/** Rows of a sample that may be the whole log. */
export interface Sample {
  readonly rows: readonly SqlRow[];
  /** False when every event was looked at. */
  readonly sampled: boolean;
  /** What one looked-at event stands for. */
  readonly weight: number;
}

const blocks = 100n;
const spreadBlock = 1000;
const wholeBlock = 10_000;

interface Wanted {
  readonly columns: readonly string[];
  readonly extent: Extent;
}

/** Columns of every event, or of evenly spread blocks where the log is long. */
export async function sampleOf(
  reader: Reader,
  wanted: Wanted,
  signal: AbortSignal,
): Promise<Sample> {
  const { size } = wanted.extent;
  if (size <= wholeUpTo) {
    return { rows: await wholeLog(reader, wanted, signal), sampled: false, weight: 1 };
  }
  const rows = await spreadBlocks(reader, wanted, signal);
  return { rows, sampled: true, weight: Number(size) / Math.max(1, rows.length) };
}

async function wholeLog(reader: Reader, { columns, extent }: Wanted, signal: AbortSignal) {
  const rows: SqlRow[] = [];
  let after: bigint | null = extent.first - 1n;
  while (after !== null) {
    const part = await blockOf(reader, { columns, after, size: wholeBlock }, signal);
    for (const row of part) rows.push(row);
    after = part.length < wholeBlock ? null : integerOf(part.at(-1)?.[0]);
  }
  return rows;
}

async function spreadBlocks(reader: Reader, { columns, extent }: Wanted, signal: AbortSignal) {
  const rows: SqlRow[] = [];
  const span = extent.last - extent.first + 1n;
  let reached = extent.first - 1n;
  for (let block = 0n; block < blocks; block += 1n) {
    const start = extent.first - 1n + (span * block) / blocks;
    const after = start > reached ? start : reached;
    const part = await blockOf(reader, { columns, after, size: spreadBlock }, signal);
    for (const row of part) rows.push(row);
    reached = integerOf(part.at(-1)?.[0]) ?? reached;
  }
  return rows;
}

interface Block {
  readonly columns: readonly string[];
  readonly after: bigint;
  readonly size: number;
}

async function blockOf(
  reader: Reader,
  { columns, after, size }: Block,
  signal: AbortSignal,
): Promise<readonly SqlRow[]> {
  const { layout } = reader;
  const { position } = layout.columns;
  const sql =
    `SELECT ${[position, ...columns].join(', ')} FROM ${layout.source} ` +
    `${whereOf(layout, [`${position} > ?`])} ORDER BY ${position} LIMIT ${size}`;
  return (await query(reader, { sql, params: [after], maxBytes: 64 * 1024 * 1024 }, signal)).rows;
}
