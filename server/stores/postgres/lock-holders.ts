import type { Reader } from './reader.ts';
import { Statement } from './statement.ts';

/**
 * Transactions that hold the lock of a writer on the event table or one of its partitions, prepared
 * ones among them; null where the server does not show them (a standby) or they prove nothing.
 */
export async function lockHolders(
  reader: Reader,
  signal: AbortSignal,
): Promise<ReadonlySet<string> | null> {
  if (reader.seal !== 'lock-holders') return null;
  const statement = new Statement('locks');
  const table = reader.bound.tables.get(reader.bound.layout.log.from)?.oid ?? '0';
  const oid = statement.value(table, 'oid');
  const rows = await reader.pool.read(
    statement.write(
      `SELECT DISTINCT virtualtransaction FROM pg_locks WHERE locktype = 'relation' AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND mode IN ('RowExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock') AND granted AND (relation = ${oid} OR relation IN (SELECT relid::oid FROM pg_partition_tree(${oid})))`,
    ),
    signal,
  );
  return new Set(rows.map(([holder]) => holder ?? ''));
}
