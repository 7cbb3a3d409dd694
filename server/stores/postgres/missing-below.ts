import type { Gap } from './gap.ts';
import type { Reader } from './reader.ts';
import { orderKeys } from './select-event.ts';
import { logSource } from './source.ts';
import { Statement } from './statement.ts';

/** Places that are taken and looked at together. */
export const lookedAtOnce = 10_000;

export interface Missing {
  /** Newest first. */
  readonly gaps: readonly Gap[];
  /** Everything from here on was looked at; null: the whole span. */
  readonly reached: bigint | null;
}

/** From just after `floor` up to and with `to`; null: from the first place of the log. */
interface Span {
  readonly floor: bigint | null;
  readonly to: bigint;
}

/** Which places of a span hold nothing, looking back over a page of those that do. */
export async function missingBelow(
  reader: Reader,
  { floor, to }: Span,
  signal: AbortSignal,
): Promise<Missing> {
  const statement = new Statement('missing');
  const source = logSource(reader.bound, statement);
  const [key] = orderKeys(source);
  const sql = key?.sql ?? 'NULL';
  const end = statement.integer(to);
  const above = floor === null ? '' : ` AND ${sql} > ${statement.integer(floor)}`;
  const page = `SELECT ${sql} AS k ${source.from} WHERE ${sql} <= ${end}${above} ORDER BY ${sql} DESC LIMIT ${lookedAtOnce}`;
  const pairs = `SELECT k, lag(k, 1, ${end} + 1) OVER (ORDER BY k DESC) AS above, row_number() OVER (ORDER BY k DESC) AS n, lead(k) OVER (ORDER BY k DESC) IS NULL AS last FROM (${page}) AS page`;
  const rows = await reader.pool.read(
    statement.write(
      `SELECT k::text, above::text, n::text, last::text FROM (${pairs}) AS pairs WHERE above > k + 1 OR last ORDER BY k DESC`,
    ),
    signal,
  );
  const gaps = rows.flatMap(([place, above]) => between(BigInt(place ?? 0), BigInt(above ?? 0)));
  const [lowest, , looked] = rows.at(-1) ?? [];
  if (lowest === undefined) return { gaps: between(floor ?? 0n, to + 1n), reached: null };
  const first = BigInt(lowest ?? 0);
  if (Number(looked) >= lookedAtOnce) return { gaps, reached: first };
  return { gaps: [...gaps, ...between(floor ?? 0n, first)], reached: null };
}

const between = (place: bigint, above: bigint): readonly Gap[] =>
  above > place + 1n ? [{ from: place + 1n, to: above - 1n }] : [];
