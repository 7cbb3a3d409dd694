import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../conformance/sqlite-files.ts';
import { Connection } from './connection.ts';

const path = join(temporaryFolder(), 'numbers.db');
const writer = new Database(path);
writer.exec('CREATE TABLE numbers (n INTEGER); INSERT INTO numbers VALUES (1), (2), (3)');
writer.close();

const opened: Connection[] = [];
function connect(statementMilliseconds = 10_000): Connection {
  const connection = new Connection(path, { statementMilliseconds });
  opened.push(connection);
  return connection;
}
afterAll(() => Promise.all(opened.map((connection) => connection.close())));

const never = new AbortController().signal;
/** Busy inside SQLite for a while, without a row on the way. */
const counting =
  'WITH RECURSIVE walk(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM walk LIMIT 3000000) SELECT count(*) FROM walk';
/** Gives rows without end. */
const endless =
  'WITH RECURSIVE walk(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM walk) SELECT n FROM walk';
const read = (connection: Connection, sql: string, signal = never) =>
  connection.query({ sql, params: [] }, signal);

describe('a connection to an SQLite file', () => {
  it('answers in the order of asking', async () => {
    const connection = connect();
    const answers = await Promise.all([1, 2, 3].map((n) => read(connection, `SELECT ${n}`)));
    expect(answers.map(({ rows }) => rows[0]?.[0])).toEqual([1n, 2n, 3n]);
  });

  it('lets the event loop run while SQLite works', async () => {
    let done = false;
    const answer = read(connect(), counting).finally(() => (done = true));
    let turns = 0;
    while (!done) {
      await new Promise((resolve) => setImmediate(resolve));
      turns += 1;
    }
    expect((await answer).rows[0]?.[0]).toBe(3_000_000n);
    expect(turns).toBeGreaterThan(10);
  });

  it('stops a statement between two rows when it is aborted', async () => {
    const connection = connect();
    const controller = new AbortController();
    const aborted = connection.query(
      { sql: endless, params: [], maxBytes: Infinity },
      controller.signal,
    );
    setTimeout(() => controller.abort(), 20);
    await expect(aborted).rejects.toMatchObject({ code: 'cancelled' });
    expect((await read(connection, 'SELECT 7')).rows).toEqual([[7n]]);
  });

  it('gives the worker up when a statement does not stop, and reads on with a new one', async () => {
    const connection = connect();
    const controller = new AbortController();
    const aborted = read(connection, counting, controller.signal);
    setTimeout(() => controller.abort(), 5);
    await expect(aborted).rejects.toMatchObject({ code: 'cancelled' });
    expect((await read(connection, 'SELECT n FROM numbers')).rows).toEqual([[1n], [2n], [3n]]);
  });

  it('ends a statement that takes too long, and reads on', async () => {
    const connection = connect(30);
    await expect(read(connection, counting)).rejects.toMatchObject({ code: 'store_timeout' });
    expect((await read(connect(), 'SELECT 8')).rows).toEqual([[8n]]);
  });

  it('leaves a read alone when one that waits behind it is aborted', async () => {
    const connection = connect();
    const controller = new AbortController();
    const first = read(connection, counting);
    const second = read(connection, 'SELECT 1', controller.signal);
    controller.abort();
    await expect(second).rejects.toMatchObject({ code: 'cancelled' });
    expect((await first).rows).toEqual([[3_000_000n]]);
  });

  it('holds rows back beyond its byte budget, but never the first', async () => {
    const sql = `SELECT zeroblob(1000) FROM numbers`;
    const { rows, cut } = await connect().query({ sql, params: [], maxBytes: 10 }, never);
    expect([rows.length, cut]).toEqual([1, true]);
  });

  it('hands over every kind of value, alike, few, many or mixed, as it is', async () => {
    const sql =
      "WITH RECURSIVE walk(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM walk LIMIT 900) SELECT n, 'same', " +
      "CASE n % 3 WHEN 0 THEN 'a' WHEN 1 THEN NULL ELSE 'ü' END, 'text ' || n, " +
      'CASE n % 4 WHEN 0 THEN n WHEN 1 THEN n + 0.5 WHEN 2 THEN CAST(n AS TEXT) END FROM walk';
    const { rows } = await read(connect(), sql);
    expect(rows).toStrictEqual(
      Array.from({ length: 900 }, (_, n) => [
        BigInt(n),
        'same',
        ['a', null, 'ü'][n % 3],
        `text ${n}`,
        [BigInt(n), n + 0.5, String(n), null][n % 4],
      ]),
    );
  });

  it('asks again for the bytes where a text might be damaged, and only there', async () => {
    const asked = (text: string) => ({
      sql: `SELECT CAST(${text} AS TEXT), 'as text'`,
      exact: `SELECT CAST(${text} AS BLOB), 'as bytes'`,
      params: [],
      text: [0],
    });
    const connection = connect();
    const [sound, damaged, marked] = await Promise.all([
      connection.query(asked(`'sound ü'`), never),
      connection.query(asked(`x'61ff'`), never),
      connection.query(asked(`'means \ufffd'`), never),
    ]);
    expect(sound.rows).toStrictEqual([['sound ü', 'as text']]);
    expect(damaged.rows).toStrictEqual([[new Uint8Array([0x61, 0xff]), 'as bytes']]);
    expect(marked.rows).toStrictEqual([['means \ufffd', 'as bytes']]);
  });

  it.each([
    'INSERT INTO numbers VALUES (4)',
    'DELETE FROM numbers RETURNING n',
    'CREATE TEMP TABLE t (n)',
    "ATTACH ':memory:' AS other",
    'PRAGMA journal_mode = DELETE',
    'BEGIN',
    'VACUUM',
    "SELECT load_extension('x')",
    'SELECT 1; DELETE FROM numbers',
  ])('refuses %s', async (sql) => {
    const connection = connect();
    await expect(read(connection, sql)).rejects.toMatchObject({ code: 'store_rejected' });
    expect((await read(connection, 'SELECT count(*) FROM numbers')).rows).toEqual([[3n]]);
  });

  it('is refused the right to write', async () => {
    await expect(connect().tryWrite(never)).rejects.toMatchObject({ code: 'store_rejected' });
  });

  it('says which table is gone', async () => {
    await expect(read(connect(), 'SELECT * FROM gone')).rejects.toThrow(/table gone is no longer/);
  });

  it('is unavailable once closed, also for reads under way', async () => {
    const connection = connect();
    const underWay = read(connection, counting);
    const outcome = expect(underWay).rejects.toMatchObject({ code: 'store_unavailable' });
    await connection.close();
    await outcome;
    await expect(read(connection, 'SELECT 1')).rejects.toMatchObject({ code: 'store_unavailable' });
  });

  it('sees what another program commits in the meantime', async () => {
    const connection = connect();
    await read(connection, 'SELECT 1');
    const other = new Database(path);
    other.exec('CREATE TABLE later (n); INSERT INTO later VALUES (9)');
    other.close();
    expect((await read(connection, 'SELECT n FROM later')).rows).toEqual([[9n]]);
  });
});
