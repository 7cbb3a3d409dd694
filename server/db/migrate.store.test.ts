import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from './migrate.ts';
import { openDatabase } from './open-database.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backstory-db-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function migrationFolder(...names: readonly string[]): string {
  const root = join(folder, 'migrations');
  for (const name of names) {
    mkdirSync(join(root, name), { recursive: true });
    writeFileSync(join(root, name, 'migration.sql'), `CREATE TABLE "t_${name}" (a TEXT);\n`);
  }
  return root;
}

const ledger = (database: Sqlite.Database) =>
  database.prepare('SELECT * FROM "_prisma_migrations" ORDER BY migration_name').all();

describe('migrating our own database', () => {
  it('applies what is missing in the order of the names, once', () => {
    const database = new Sqlite(':memory:');
    expect(migrate(database, migrationFolder('002_b', '001_a'))).toEqual(['001_a', '002_b']);
    expect(migrate(database, migrationFolder('003_c'))).toEqual(['003_c']);
    expect(migrate(database, migrationFolder())).toEqual([]);
  });

  it("keeps Prisma's ledger with the SHA-256 of each file", () => {
    const database = new Sqlite(':memory:');
    migrate(database, migrationFolder('001_a'));
    expect(ledger(database)).toEqual([
      expect.objectContaining({
        migration_name: '001_a',
        checksum: 'd23bd57e18eef17abdee392521d98a3cf43539e00c50f7c644897d631d8bd4e6',
        applied_steps_count: 1,
        rolled_back_at: null,
      }),
    ]);
  });

  it('refuses a database that a newer version migrated, and changes nothing', () => {
    const database = new Sqlite(':memory:');
    migrate(database, migrationFolder('001_a', '009_newer'));
    rmSync(join(folder, 'migrations', '009_newer'), { recursive: true });
    expect(() => migrate(database, migrationFolder('002_b'))).toThrow(/009_newer.*newer version/);
    expect(ledger(database)).toHaveLength(2);
  });

  it('refuses a migration that was edited after it was applied', () => {
    const database = new Sqlite(':memory:');
    const root = migrationFolder('001_a');
    migrate(database, root);
    writeFileSync(join(root, '001_a', 'migration.sql'), 'SELECT 1;');
    expect(() => migrate(database, root)).toThrow(/001_a was changed/);
  });

  it('leaves nothing behind when a migration fails half way', () => {
    const database = new Sqlite(':memory:');
    const root = migrationFolder('001_a', '002_b');
    writeFileSync(join(root, '002_b', 'migration.sql'), 'CREATE TABLE x (a TEXT); NONSENSE;');
    expect(() => migrate(database, root)).toThrow();
    const tables = database.prepare('SELECT name FROM sqlite_master').all();
    expect(tables).toEqual([]);
  });

  it('makes a file and folder that only their owner can read', async () => {
    const file = join(folder, 'data', 'backstory.db');
    await openDatabase(file).$disconnect();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700);
  });
});
