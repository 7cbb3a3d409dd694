import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/errors.ts';
import { temporaryFolder } from '../conformance/sqlite-files.ts';
import { sqliteAdapter } from './adapter.ts';

const folder = temporaryFolder();
const signal = AbortSignal.timeout(20_000);
const at = (name: string): string => join(folder, name);

async function refusal(path: string): Promise<AppError> {
  const outcome: unknown = await sqliteAdapter
    .detect({ path }, signal)
    .catch((error: unknown) => error);
  if (outcome instanceof AppError) return outcome;
  return expect.fail('the file was taken for an SQLite database');
}

function database(name: string, sql: string): string {
  const file = new Database(at(name));
  file.exec(sql);
  file.close();
  return at(name);
}

describe('opening a file that is no SQLite database', () => {
  it.each<readonly [name: string, make: (path: string) => void, sentence: RegExp]>([
    ['missing', () => undefined, /^There is no file at this path\.$/],
    ['folder', (path) => mkdirSync(path), /names a folder/],
    ['empty', (path) => writeFileSync(path, ''), /file is empty/],
    [
      'text',
      (path) => writeFileSync(path, 'hello, world, this is no database'),
      /not an SQLite database/,
    ],
    ['short', (path) => writeFileSync(path, 'SQL'), /not an SQLite database/],
    ['encrypted', (path) => writeFileSync(path, Buffer.alloc(8192, 0xa7)), /or it is encrypted/],
  ])('says so in one sentence: %s', async (name, make, sentence) => {
    make(at(name));
    const error = await refusal(at(name));
    expect(error.message).toMatch(sentence);
    expect(error.message).not.toContain(folder);
    expect(['store_unavailable', 'store_rejected']).toContain(error.code);
  });

  it('says that a damaged database is damaged', async () => {
    const path = database('damaged', 'CREATE TABLE t (x); INSERT INTO t VALUES (randomblob(9000))');
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 100);
    writeFileSync(path, bytes);
    expect((await refusal(path)).message).toMatch(/damaged|not an SQLite database/);
  });

  it.skipIf(process.getuid?.() === 0)('says that a file may not be read', async () => {
    const path = database('forbidden', 'CREATE TABLE t (x)');
    chmodSync(path, 0o000);
    expect((await refusal(path)).message).toMatch(/may not be read/);
  });

  it.skipIf(process.getuid?.() === 0)(
    'says what a WAL database in a closed folder needs',
    async () => {
      mkdirSync(at('closed'));
      const path = database('closed/wal.db', 'PRAGMA journal_mode = WAL; CREATE TABLE t (x)');
      chmodSync(at('closed'), 0o500);
      expect((await refusal(path)).message).toMatch(/write permission on its folder/);
    },
  );
});

describe('detecting layouts', () => {
  it('finds nothing in a database without a log', async () => {
    const path = database(
      'shop.db',
      'CREATE TABLE product (id INTEGER PRIMARY KEY, name TEXT, price REAL)',
    );
    expect(await sqliteAdapter.detect({ path }, signal)).toEqual([]);
    expect(await sqliteAdapter.inspect({ path }, signal)).toEqual([
      {
        schema: null,
        table: 'product',
        columns: [
          { name: 'id', type: 'INTEGER' },
          { name: 'name', type: 'TEXT' },
          { name: 'price', type: 'REAL' },
        ],
        rows: null,
      },
    ]);
  });

  it('finds every log in a file that holds several, the surest first', async () => {
    const path = database(
      'many.db',
      `CREATE TABLE emt_messages (stream_id TEXT, stream_position BIGINT, global_position INTEGER PRIMARY KEY,
         message_type TEXT, message_data JSONB);
       CREATE TABLE emt_streams (stream_id TEXT, stream_type TEXT);
       CREATE TABLE journal (id INTEGER PRIMARY KEY, aggregate_id TEXT, version INTEGER, event_type TEXT,
         payload TEXT, created_at TEXT);
       CREATE TABLE product (id INTEGER PRIMARY KEY, name TEXT)`,
    );
    const guesses = await sqliteAdapter.detect({ path }, signal);
    expect(guesses.map(({ layout }) => layout)).toEqual(['emmett', 'mapped']);
    expect(guesses[1]?.parameters).toMatchObject({ table: 'journal', position: 'id' });
    expect(guesses.every(({ reasons }) => reasons.length > 0)).toBe(true);
  });

  it('does not take tables with the right name and other columns for a known layout', async () => {
    const path = database(
      'alike.db',
      `CREATE TABLE backstory_events (position INTEGER PRIMARY KEY, stream_id TEXT);
       CREATE TABLE emt_messages (stream_id TEXT, stream_position BIGINT, global_position INTEGER,
         transaction_id TEXT, message_type TEXT, message_data TEXT)`,
    );
    expect(await sqliteAdapter.detect({ path }, signal)).toEqual([]);
  });
});

describe('opening a mapping', () => {
  const path = database(
    'mapped.db',
    `CREATE TABLE log (at TEXT, uid TEXT, stream TEXT, type TEXT, body TEXT);
     INSERT INTO log VALUES ('x', 'a-1', 's', 't', '{}'), ('x', 'a-2', 's', 't', '{}');
     CREATE TABLE bare (k TEXT PRIMARY KEY, stream TEXT, type TEXT, body TEXT) WITHOUT ROWID`,
  );
  const mapping = (more: Readonly<Record<string, unknown>>) => ({
    layout: 'mapped',
    title: '',
    confidence: 0,
    reasons: [],
    parameters: {
      table: 'log',
      streamId: { column: 'stream' },
      type: { column: 'type' },
      data: { column: 'body' },
      ...more,
    },
  });

  it.each<readonly [what: string, more: Readonly<Record<string, unknown>>, sentence: RegExp]>([
    ['a position that is text', { position: 'uid' }, /no whole numbers/],
    ['a table that is not there', { table: 'gone' }, /no table gone/],
    ['a column that is not there', { version: { column: 'gone' } }, /no column gone/],
    ['a table without row numbers', { table: 'bare' }, /no row numbers of its own/],
    ['a mapping without a type', { type: null }, /mapping is not complete: type/],
  ])('refuses %s and says why', async (_, more, sentence) => {
    const attempt = sqliteAdapter.open({ path }, mapping(more));
    await expect(attempt).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(sqliteAdapter.open({ path }, mapping(more))).rejects.toThrow(sentence);
  });

  it('refuses a layout that does not exist', async () => {
    const guess = { ...mapping({}), layout: 'nothing' };
    await expect(sqliteAdapter.open({ path }, guess)).rejects.toMatchObject({ field: 'layout' });
  });
});
