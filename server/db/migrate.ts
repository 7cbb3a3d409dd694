import 'server-only';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { AppError } from '@/lib/errors.ts';

interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file in hex, as `prisma migrate deploy` computes it. */
  readonly checksum: string;
}

interface AppliedRow {
  readonly migration_name: string;
  readonly checksum: string;
}

// The table as Prisma's schema engine creates it for SQLite.
const LEDGER = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                    TEXT PRIMARY KEY NOT NULL,
    "checksum"              TEXT NOT NULL,
    "finished_at"           DATETIME,
    "migration_name"        TEXT NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        DATETIME,
    "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
)`;

function readMigrations(folder: string): readonly Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .filter((name) => existsSync(join(folder, name, 'migration.sql')))
    .sort()
    .map((name) => {
      const bytes = readFileSync(join(folder, name, 'migration.sql'));
      const checksum = createHash('sha256').update(bytes).digest('hex');
      return { name, sql: bytes.toString('utf8'), checksum };
    });
}

function refuseForeign(applied: readonly AppliedRow[], known: readonly Migration[]): void {
  for (const row of applied) {
    const ours = known.find((migration) => migration.name === row.migration_name);
    if (ours === undefined) {
      throw new AppError(
        'conflict',
        `Our own database knows the migration ${row.migration_name}, this version of Backstory does not: ` +
          'it was written by a newer version. Start that version, or name another folder with BACKSTORY_DATA.',
      );
    }
    if (ours.checksum !== row.checksum) {
      throw new AppError(
        'conflict',
        `The migration ${row.migration_name} was changed after it was applied. Restore the file, or name another folder with BACKSTORY_DATA.`,
      );
    }
  }
}

function apply(database: Database, migration: Migration): void {
  const startedAt = Date.now();
  database.exec(migration.sql);
  database
    .prepare(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES (?, ?, ?, ?, ?, 1)`,
    )
    .run(randomUUID(), migration.checksum, migration.name, startedAt, Date.now());
}

/**
 * Applies what is missing from `folder`, all or nothing, and keeps Prisma's own ledger, so that
 * `prisma migrate deploy` agrees. Returns the names applied now. Throws `conflict` when the database
 * holds a migration that is unknown here or was changed since.
 */
export function migrate(database: Database, folder: string): readonly string[] {
  const known = readMigrations(folder);
  const run = database.transaction(() => {
    database.exec(LEDGER);
    const applied = database
      .prepare<[], AppliedRow>(
        'SELECT migration_name, checksum FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
      )
      .all();
    refuseForeign(applied, known);
    const names = new Set(applied.map((row) => row.migration_name));
    const missing = known.filter((migration) => !names.has(migration.name));
    for (const migration of missing) apply(database, migration);
    return missing.map((migration) => migration.name);
  });
  return run.immediate();
}
