import { AppError } from '@/lib/errors.ts';
import type { HealthWarning, StoreHealth } from '../port.ts';
import { textOf } from './decode-value.ts';
import { query, whereOf, type Reader } from './reader.ts';

const writable: HealthWarning = {
  code: 'write-allowed',
  severity: 'danger',
  message: 'SQLite would let this connection write to the file.',
  remedy: 'Take the write permission on the file away from the user that runs Backstory.',
};

/** Reads one row and asks for the right to write, which SQLite has to refuse. */
export async function check(reader: Reader, signal: AbortSignal): Promise<StoreHealth> {
  const { layout, connection } = reader;
  const version = await query(reader, { sql: 'SELECT sqlite_version()', params: [] }, signal);
  const sql = `SELECT ${layout.columns.position} FROM ${layout.source} ${whereOf(layout, [])} LIMIT 1`;
  await query(reader, { sql, params: [] }, signal);
  const refused = await refusesWrites(connection, signal);
  return {
    reachable: true,
    server: `SQLite ${textOf(version.rows[0]?.[0]) ?? ''}`.trim(),
    readOnly: refused ? 'enforced' : 'requested',
    readOnlyReason: refused
      ? 'The file is open read-only: SQLite refused the right to write when it was asked for.'
      : 'Backstory sends only reading statements, but SQLite would accept others.',
    warnings: refused ? [] : [writable],
  };
}

async function refusesWrites(
  connection: Reader['connection'],
  signal: AbortSignal,
): Promise<boolean> {
  try {
    await connection.tryWrite(signal);
    return false;
  } catch (error) {
    if (error instanceof AppError && error.code === 'store_rejected') return true;
    throw error;
  }
}
