import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type pg from 'pg';
import { quiet } from '../conformance/suite.ts';
import { postgresAdapter } from './adapter.ts';
import { Statement } from './statement.ts';
import { StorePool } from './store-pool.ts';
import { readerUrl } from './testing/open-detected.ts';
import { withServer } from './testing/with-server.ts';

const started = withServer();
let admin: pg.Client;
let pool: StorePool;

beforeAll(async () => {
  admin = await started().admin('postgres');
  await admin.query('CREATE TABLE kept (id int); GRANT ALL ON kept TO reader');
  await admin.query('GRANT CREATE ON SCHEMA public TO reader');
  pool = new StorePool(started().reader('postgres'));
});
afterAll(async () => {
  await pool.close();
  await admin.end();
});
afterEach(() => vi.unstubAllEnvs());

const statement = (sql: string): Statement => new Statement('log').write(sql);
const read = (sql: string) => pool.read(statement(sql), quiet);

const running = async (): Promise<number> => {
  const { rows } = await admin.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'backstory' AND state = 'active'",
  );
  return rows[0]?.n ?? -1;
};

describe('a connection to a store', () => {
  it.each([
    ['default_transaction_read_only', 'on'],
    ['transaction_read_only', 'on'],
    ['statement_timeout', '5s'],
    ['lock_timeout', '250ms'],
    ['idle_in_transaction_session_timeout', '5s'],
    ['client_connection_check_interval', '500ms'],
    ['search_path', 'pg_catalog'],
    ['TimeZone', 'UTC'],
    ['application_name', 'backstory'],
  ])('has %s at %s', async (name, value) => {
    expect(await read(`SHOW "${name}"`)).toEqual([[value]]);
  });

  it.each([
    'INSERT INTO public.kept VALUES (1)',
    'DELETE FROM public.kept',
    'CREATE TABLE public.more (id int)',
    "SELECT nextval('pg_catalog.nothing')",
    'SELECT * FROM public.kept FOR UPDATE',
    'COMMIT; DELETE FROM public.kept',
    'SELECT 1; SELECT 2',
  ])('refuses %s although the role may write', async (sql) => {
    await expect(read(sql)).rejects.toMatchObject({ name: 'AppError' });
  });

  it('leaves nothing behind: neither rows nor locks nor transactions', async () => {
    await read('SELECT pg_advisory_xact_lock(1)');
    const { rows } = await admin.query(
      "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' UNION ALL SELECT 1 FROM kept UNION ALL SELECT 1 FROM pg_stat_activity WHERE application_name = 'backstory' AND state LIKE 'idle in%'",
    );
    expect(rows).toEqual([]);
  });

  it('is one of four at most, however many read at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => read('SELECT pg_sleep(0.05)')));
    const { rows } = await admin.query(
      "SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'backstory'",
    );
    expect(rows).toEqual([{ n: 4 }]);
  });
});

describe('a read that nobody waits for', () => {
  it('is stopped on the server within a second', async () => {
    const abort = new AbortController();
    const slow = pool.read(statement('SELECT pg_sleep(4)'), abort.signal);
    await vi.waitUntil(async () => (await running()) === 1, { interval: 20, timeout: 2000 });
    abort.abort();
    await expect(slow).rejects.toMatchObject({ code: 'cancelled' });
    await vi.waitUntil(async () => (await running()) === 0, { interval: 20, timeout: 1000 });
  });

  it('leaves the others running and the pool usable', async () => {
    const abort = new AbortController();
    const others = [1, 2].map((n) => read(`SELECT ${n}, pg_sleep(0.3)`));
    const slow = pool.read(statement('SELECT pg_sleep(4)'), abort.signal);
    setTimeout(() => abort.abort(), 50);
    await expect(slow).rejects.toMatchObject({ code: 'cancelled' });
    expect((await Promise.all(others)).map(([row]) => row?.[0])).toEqual(['1', '2']);
    expect(await read('SELECT 7')).toEqual([['7']]);
  });
});

describe('a server that goes away', () => {
  it('costs one try: the next connection answers', async () => {
    await read('SELECT 1');
    await admin.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'backstory'",
    );
    expect(await read('SELECT 7')).toEqual([['7']]);
  });

  it('is said to be unreachable when nobody listens', async () => {
    const config = { ...started().reader('postgres'), port: 1 };
    await expect(postgresAdapter.detect(config, quiet)).rejects.toMatchObject({
      code: 'store_unavailable',
    });
  });

  it.each([
    ['the password is wrong', { password: 'Wrong-9' }, /user name or password/],
    ['the database is not there', { database: 'nowhere' }, /no database of this name/],
    ['encryption is asked for and not offered', { ssl: 'require' as const }, /./],
  ])('is not blamed when %s', async (_, wrong, words) => {
    const config = { ...started().reader('postgres'), ...wrong };
    const failure = await postgresAdapter.detect(config, quiet).catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'AppError' });
    expect(String(failure)).toMatch(words);
    expect(String(failure)).not.toContain('Wrong-9');
  });
});

describe('the environment', () => {
  it('has no say in where and how a store is read', async () => {
    const poison = {
      PGHOST: '192.0.2.1',
      PGPORT: '1',
      PGUSER: 'postgres',
      PGPASSWORD: 'poisoned',
      PGDATABASE: 'nowhere',
      PGOPTIONS: '-c default_transaction_read_only=off',
      PGSSLMODE: 'verify-full',
      PGAPPNAME: 'poisoned',
      PGCLIENTENCODING: 'LATIN1',
      PGTZ: 'Asia/Tokyo',
      PGDATESTYLE: 'German',
      PGREPLICATION: 'database',
      PGSSLNEGOTIATION: 'direct',
      PGCONNECT_TIMEOUT: '1',
      PGPASSFILE: '/nowhere',
      PGSERVICE: 'nowhere',
    };
    for (const [name, value] of Object.entries(poison)) vi.stubEnv(name, value);
    const fresh = new StorePool(started().reader('postgres'));
    const rows = await fresh.read(
      statement(
        "SELECT current_user, current_database(), current_setting('application_name'), current_setting('transaction_read_only'), current_setting('client_encoding'), current_setting('TimeZone'), current_setting('DateStyle'), 'é'",
      ),
      quiet,
    );
    await fresh.close();
    expect(rows).toEqual([
      ['reader', 'postgres', 'backstory', 'on', 'UTF8', 'UTC', 'ISO, MDY', 'é'],
    ]);
    const withoutPassword = { url: readerUrl(started(), 'postgres').replace(/:[^:@/]+@/, '@') };
    await expect(postgresAdapter.detect(withoutPassword, quiet)).rejects.toMatchObject({
      code: 'store_rejected',
    });
  });
});
