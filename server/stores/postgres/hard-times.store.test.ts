import type pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '@/lib/errors.ts';
import { streamId } from '@/lib/events/ids.ts';
import { everything, quiet, reading, walkLog, whole } from '../conformance/suite.ts';
import type { EventStore } from '../port.ts';
import { postgresAdapter } from './adapter.ts';
import { Statement } from './statement.ts';
import { StorePool } from './store-pool.ts';
import { readerUrl } from './testing/open-detected.ts';
import { silentProxy } from './testing/silent-proxy.ts';
import { withServer } from './testing/with-server.ts';

const started = withServer();
let admin: pg.Client;
let pool: StorePool;
let store: EventStore;
const held = 60;

const parameters = {
  schema: 'public',
  table: 'log',
  position: 'no',
  streamId: { column: 'entity' },
  version: { column: 'revision' },
  type: { column: 'kind' },
  recordedAt: { column: 'at' },
  data: { column: 'body' },
};
const guess = { layout: 'mapped', title: '', confidence: 1, reasons: [], parameters };

beforeAll(async () => {
  admin = await started().admin('postgres');
  pool = new StorePool(started().reader('postgres'));
  // A server that raises what a standby would: without a primary nothing makes one do it.
  await admin.query(`CREATE FUNCTION conflict() RETURNS int LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'conflict with recovery' USING ERRCODE = '40001'; END $$`);
});
beforeEach(async () => {
  await admin.query(`DROP TABLE IF EXISTS log; CREATE TABLE log (no bigserial PRIMARY KEY, entity text,
      revision bigint, kind text, at timestamp, body text);
    INSERT INTO log (entity, revision, kind, at, body)
      SELECT 's', n, 'T', '2026-01-01', '{"n":' || n || '}' FROM generate_series(1, ${held}) AS n;
    GRANT SELECT ON log TO reader`);
  await (store as EventStore | undefined)?.close();
  store = await postgresAdapter.open({ url: readerUrl(started(), 'postgres') }, guess);
});
afterAll(async () => {
  await store.close();
  await pool.close();
  await admin.end();
});

const read = (sql: string) => pool.read(new Statement('log').write(sql), quiet);
const walk = () => walkLog(store, everything, { options: { limit: 7 } });

async function isRefused(
  attempt: Promise<unknown>,
  { code, words }: { readonly code: string; readonly words: RegExp },
): Promise<void> {
  const outcome = await attempt.catch((error: unknown) => error);
  if (!(outcome instanceof AppError)) expect.fail('the read was answered');
  expect(outcome.code).toBe(code);
  expect(outcome.message).toMatch(words);
}

describe('a read that the server gives up', () => {
  it('for its time says so, and what to do', async () => {
    await isRefused(read('SELECT pg_sleep(20)'), {
      code: 'store_timeout',
      words: /longer than allowed.*Narrow it down/,
    });
  });

  it('for a lock says so, and is no page that looks whole', async () => {
    const page = await store.readLog(everything, whole(), reading({ limit: 7 }));
    expect(page.items).toHaveLength(7);
    await admin.query('BEGIN; LOCK TABLE log IN ACCESS EXCLUSIVE MODE');
    const range = { ...whole(), after: page.next };
    await isRefused(store.readLog(everything, range, reading()), {
      code: 'store_timeout',
      words: /locked by someone else. Try again/,
    });
    await admin.query('COMMIT');
    expect(await walk()).toHaveLength(held);
  });

  it('for a conflict on a standby is tried once more, then told', async () => {
    const raised = () => started().log.join('').split('ERROR:  conflict with recovery').length - 1;
    const before = raised();
    await isRefused(read('SELECT public.conflict()'), {
      code: 'store_unavailable',
      words: /standby.*Try again/,
    });
    await vi.waitUntil(() => raised() - before === 2, { timeout: 10_000 });
  });

  it('for want of a connection says so', async () => {
    await admin.query(`CREATE ROLE crowded LOGIN PASSWORD 'x' CONNECTION LIMIT 0`);
    const crowded = new StorePool({
      ...started().reader('postgres'),
      user: 'crowded',
      password: 'x',
    });
    await isRefused(crowded.read(new Statement('log').write('SELECT 1'), quiet), {
      code: 'store_unavailable',
      words: /no room for another connection.*Try again/,
    });
    await crowded.close();
  });
});

describe('a connection that breaks', () => {
  it('in the middle of a page is opened anew, and the page has every row once', async () => {
    const slow = read('SELECT n, pg_sleep(0.01) FROM generate_series(1, 200) AS n');
    const busy =
      "FROM pg_stat_activity WHERE application_name = 'backstory' AND query LIKE '%generate_series(1, 200)%'";
    await vi.waitUntil(async () => (await admin.query(`SELECT 1 ${busy}`)).rowCount === 1);
    await admin.query(`SELECT pg_terminate_backend(pid) ${busy}`);
    expect((await slow).map(([n]) => Number(n))).toEqual(
      Array.from({ length: 200 }, (_, index) => index + 1),
    );
  });

  it('between two pages costs none of the events', async () => {
    const first = await store.readLog(everything, whole(), reading({ limit: 25 }));
    await admin.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'backstory'",
    );
    const range = { ...whole(), after: first.next };
    const rest = await store.readLog(everything, range, reading({ limit: 100 }));
    const seen = [...first.items, ...rest.items].map(({ version }) => Number(version));
    expect(seen).toEqual(Array.from({ length: held }, (_, index) => index + 1));
  });

  it('without a word is given up, and the next read goes by another', async () => {
    const proxy = await silentProxy(started().port);
    const far = new StorePool({ ...started().reader('postgres'), port: proxy.port }, 200);
    const ask = () => far.read(new Statement('log').write('SELECT 7'), quiet);
    expect(await ask()).toEqual([['7']]);
    proxy.fallSilent();
    await isRefused(ask(), { code: 'store_unavailable', words: /stopped answering. Try again/ });
    expect(await ask()).toEqual([['7']]);
    await far.close();
    await proxy.close();
  });

  it('is not taken for broken while a slow read still hears of its rows', async () => {
    const patient = new StorePool(started().reader('postgres'), 300);
    const slow = "SELECT repeat('x', 9000), pg_sleep(0.02) FROM generate_series(1, 150)";
    expect(await patient.read(new Statement('log').write(slow), quiet)).toHaveLength(150);
    await patient.close();
  });
});

describe('a table that changes while it is open', () => {
  const refusal = /no longer have the shape this store was opened with. Detect it again/;
  const stream = streamId('s');
  const range = { direction: 'forward', after: null, until: null } as const;

  it.each([
    ['a column is dropped', 'ALTER TABLE log DROP COLUMN kind'],
    ['a column has another name', 'ALTER TABLE log RENAME COLUMN body TO payload'],
    ['the table is gone', 'DROP TABLE log'],
  ])('is not guessed at when %s: it has to be mapped anew', async (_, sql) => {
    expect(await walk()).toHaveLength(held);
    await admin.query(sql);
    const wanted = { code: 'unreadable', words: refusal };
    await isRefused(store.readLog(everything, whole(), reading()), wanted);
    await isRefused(store.readStream(stream, range, reading()), wanted);
    const opening = postgresAdapter.open({ url: readerUrl(started(), 'postgres') }, guess);
    await expect(opening).rejects.toMatchObject({ name: 'AppError' });
  });

  it('is refused where a version is no number any more', async () => {
    await admin.query("ALTER TABLE log ALTER COLUMN revision TYPE text USING 'v' || revision");
    await isRefused(store.readLog(everything, whole(), reading()), {
      code: 'unreadable',
      words: /not a whole number. Map another column/,
    });
  });

  it('gives no bytes for text where its payloads have another type', async () => {
    await admin.query(
      "ALTER TABLE log ALTER COLUMN body TYPE bytea USING convert_to(body, 'UTF8')",
    );
    await expect(store.readLog(everything, whole(), reading())).rejects.toMatchObject({
      code: 'unreadable',
    });
  });

  it('is read on where a column was added that nothing is mapped to', async () => {
    await admin.query("ALTER TABLE log ADD COLUMN more text DEFAULT 'x'");
    expect(await walk()).toHaveLength(held);
  });
});
