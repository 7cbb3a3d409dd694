import 'server-only';
import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import Sqlite from 'better-sqlite3';
import { PrismaClient } from './generated/client.ts';
import { migrate } from './migrate.ts';

const MIGRATIONS = join(process.cwd(), 'prisma', 'migrations');

// Readable by its owner only from the first byte: connections may hold passwords.
function createPrivately(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
  chmodSync(file, 0o600);
}

/** Opens our own database, made and migrated first where needed. `migrations` is a folder of Prisma's form. */
export function openDatabase(file: string, migrations = MIGRATIONS): PrismaClient {
  createPrivately(file);
  const sqlite = new Sqlite(file);
  try {
    sqlite.pragma('journal_mode = WAL');
    migrate(sqlite, migrations);
  } finally {
    sqlite.close();
  }
  return new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: `file:${file}` }) });
}
