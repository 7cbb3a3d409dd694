import type { Reader } from './reader.ts';
import { orderKeys } from './select-event.ts';
import { logSource } from './source.ts';
import { Statement } from './statement.ts';

/** Places looked at by one statement, and statements by one call. */
const atOnce = 10_000;
const mostTimes = 5;

/**
 * The place up to which, from another one on, every place is taken, so that nothing can appear there.
 * It looks at the next 50,000 at most. `null` stands for the beginning of the log.
 */
export async function takenThrough(
  reader: Reader,
  from: bigint | null,
  signal: AbortSignal,
): Promise<bigint | null> {
  let through = from ?? (await beginning(reader, signal));
  if (through === null) return null;
  for (let times = 0; times < mostTimes; times += 1) {
    const taken = await takenAfter(reader, through, signal);
    through += taken;
    if (taken < BigInt(atOnce)) break;
  }
  return through;
}

/** Numbers begin at 1; where somebody chose others, nobody knows which was the first. */
async function beginning(reader: Reader, signal: AbortSignal): Promise<bigint | null> {
  const { statement, sql, from } = keyOf(reader);
  const rows = await reader.pool.read(
    statement.write(`SELECT ${sql}::text ${from} WHERE ${sql} < 1 LIMIT 1`),
    signal,
  );
  return rows.length === 0 ? 0n : null;
}

/** How many places after one are taken without a gap. */
async function takenAfter(reader: Reader, place: bigint, signal: AbortSignal): Promise<bigint> {
  const { statement, sql, from } = keyOf(reader);
  const start = statement.integer(place);
  const page = `SELECT ${sql} AS k ${from} WHERE ${sql} > ${start} ORDER BY ${sql} LIMIT ${atOnce}`;
  const numbered = `SELECT k, row_number() OVER (ORDER BY k) AS n FROM (${page}) AS page`;
  const [row] = await reader.pool.read(
    statement.write(
      `SELECT coalesce(min(n) FILTER (WHERE k <> ${start} + n) - 1, count(*))::text FROM (${numbered}) AS numbered`,
    ),
    signal,
  );
  return BigInt(row?.[0] ?? 0);
}

function keyOf({ bound }: Reader): {
  readonly statement: Statement;
  readonly sql: string;
  readonly from: string;
} {
  const statement = new Statement('missing');
  const source = logSource(bound, statement);
  const [key] = orderKeys(source);
  return { statement, sql: key?.sql ?? 'NULL', from: source.from };
}
