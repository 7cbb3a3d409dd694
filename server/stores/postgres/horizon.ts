import type { Position } from '@/lib/events/ids.ts';
import { orderBy } from './keyset.ts';
import { positionOf } from './position-keys.ts';
import type { Reader } from './reader.ts';
import { orderKeys } from './select-event.ts';
import { logSource } from './source.ts';
import { Statement } from './statement.ts';

/**
 * The last place below which nothing can appear any more: where the order is by transaction, the last
 * one older than every transaction still running; elsewhere simply the last.
 */
export async function safeHead(reader: Reader, signal: AbortSignal): Promise<Position | null> {
  const statement = new Statement('horizon');
  const source = logSource(reader.bound, statement);
  const keys = orderKeys(source);
  const [first] = keys;
  const older =
    first?.type === 'xid8' ? [`${first.sql} < pg_snapshot_xmin(pg_current_snapshot())`] : [];
  const list = keys.map(({ sql }) => sql);
  const [row] = await reader.pool.read(
    statement.write(
      `SELECT ${list.map((sql) => `${sql}::text`).join(', ')} ${source.from} ${source.where(older)} ${orderBy(list, 'backward')} LIMIT 1`,
    ),
    signal,
  );
  return row === undefined ? null : positionOf(row.map((key) => BigInt(key ?? 0)));
}
