import 'server-only';
import { closeSync, openSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { onceInProcess } from '@/server/once-in-process.ts';

const held = (): Map<string, Sqlite.Database> =>
  onceInProcess('held-alone', () => new Map<string, Sqlite.Database>());

/**
 * Takes a lock that the system gives back when this process ends, however it ends. False while
 * another process holds it.
 */
export function holdAlone(file: string): boolean {
  if (held().has(file)) return true;
  closeSync(openSync(file, 'a', 0o600));
  const lock = new Sqlite(file, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false;
    throw error;
  }
  held().set(file, lock);
  return true;
}
