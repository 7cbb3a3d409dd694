import { describe, expect, it } from 'vitest';
import { quiet } from '../conformance/suite.ts';
import type { StoreHealth } from '../port.ts';
import { postgresAdapter } from './adapter.ts';
import { add, bareLog } from './testing/bare-log.ts';
import { listen } from './testing/listener.ts';
import { grantReading, openDetected, readerUrl } from './testing/open-detected.ts';
import { password, startServer } from './testing/test-server.ts';
import { withServer } from './testing/with-server.ts';

const started = withServer();
const table = `CREATE TABLE messages (global_position bigserial PRIMARY KEY, position bigint, time timestamp,
  stream_name text, type text, data jsonb, metadata jsonb, id uuid)`;

/** Each makes a role unsafe in one way; `$role` is the role, `$db` the database. */
const properties: readonly (readonly [code: string, sql: string])[] = [
  ['role-superuser', 'ALTER ROLE $role SUPERUSER'],
  ['role-owner', 'ALTER TABLE messages OWNER TO $role'],
  ['role-write', 'GRANT UPDATE (type) ON messages TO $role'],
  ['role-create', 'GRANT CREATE ON SCHEMA public TO $role'],
  ['role-temporary', 'GRANT TEMPORARY ON DATABASE $db TO $role'],
  ['role-bypassrls', 'ALTER ROLE $role BYPASSRLS'],
  ['role-server-files', 'GRANT pg_read_server_files TO $role'],
  ['role-replication', 'ALTER ROLE $role REPLICATION'],
];

let roles = 0;

/** What `check` says for a fresh role after these grants. */
async function healthAfter(sql: string): Promise<StoreHealth> {
  const role = `role${(roles += 1)}`;
  const database = `check${roles}`;
  await started().createDatabase(database);
  const admin = await started().admin(database);
  await admin.query(`${table}; CREATE ROLE ${role} LOGIN PASSWORD '${password}';
    GRANT SELECT ON messages TO ${role}`);
  await admin.query(sql.replaceAll('$role', role).replaceAll('$db', database));
  await admin.end();
  const config = { url: readerUrl(started(), database).replace('reader:', `${role}:`) };
  const [guess] = await postgresAdapter.detect(config, quiet);
  const store = await postgresAdapter.open(config, guess ?? expect.fail('nothing was detected'));
  const health = await store.check(quiet);
  await store.close();
  return health;
}

const codes = ({ warnings }: StoreHealth): readonly string[] => warnings.map(({ code }) => code);

describe('the health of a store', () => {
  it('is read-only by the server for a role that may only read', async () => {
    const health = await healthAfter('SELECT 1');
    expect(health).toMatchObject({ reachable: true, readOnly: 'enforced', warnings: [] });
    expect(health.server).toMatch(/^PostgreSQL \d/);
    expect(health.readOnlyReason).toMatch(/PostgreSQL refuses every write/);
  });

  it.each(properties)('names %s, and how to remove it', async (code, sql) => {
    const health = await healthAfter(sql);
    expect(codes(health)).toContain(code);
    const warning = health.warnings.find((each) => each.code === code);
    expect(warning?.message).toMatch(/^The role role\d+ /);
    expect(warning?.remedy).toMatch(/ALTER ROLE|REVOKE|CREATE ROLE/);
  });

  it.each(['role-superuser', 'role-owner', 'role-write'])(
    'says that read-only is only asked for with %s',
    async (code) => {
      const [, sql = ''] = properties.find(([each]) => each === code) ?? [];
      const health = await healthAfter(sql);
      expect(health.readOnly).toBe('requested');
      expect(health.readOnlyReason).toMatch(/would let the role/);
    },
  );

  it('names all eight at once for a role that has them all', async () => {
    const health = await healthAfter(properties.map(([, sql]) => sql).join('; '));
    expect(codes(health).toSorted()).toEqual(properties.map(([code]) => code).toSorted());
  });

  it('gives remedies that work: with them the role may only read', async () => {
    const unsafe = properties.filter(([code]) => !['role-owner', 'role-superuser'].includes(code));
    const health = await healthAfter(unsafe.map(([, sql]) => sql).join('; '));
    const admin = await started().admin(`check${roles}`);
    for (const { remedy } of health.warnings) await admin.query(remedy ?? '');
    await admin.query(`REVOKE UPDATE (type) ON messages FROM role${roles}`);
    await admin.end();
    const url = readerUrl(started(), `check${roles}`).replace('reader:', `role${roles}:`);
    const [guess] = await postgresAdapter.detect({ url }, quiet);
    const store = await postgresAdapter.open({ url }, guess ?? expect.fail('nothing was detected'));
    expect(await store.check(quiet)).toMatchObject({ readOnly: 'enforced', warnings: [] });
    await store.close();
  });
});

describe('a log whose locks prove nothing', () => {
  it('is sealed by time where a sequence hands out positions in blocks, and says so', async () => {
    const log = await bareLog(started(), 'ALTER SEQUENCE messages_global_position_seq CACHE 20');
    expect(log.store.capabilities.seal).toBe('time');
    const health = await log.store.check(quiet);
    expect(codes(health)).toEqual(['sequence-cache']);
    const [admin, other] = [await log.writer(), await log.writer()];
    await add(admin, 'first of block one');
    await add(other, 'first of block two');
    const heard = listen(log.store, 'head');
    await heard.until(() => heard.position() !== null);
    await add(admin, 'second of block one');
    await heard.until(() => heard.events.length === 1);
    await heard.stop();
    expect(heard.events[0]?.type).toBe('second of block one');
    await admin.query(health.warnings[0]?.remedy ?? '');
    await log.close();
  });

  it('is sealed by time on a standby, which is read-only by itself and says that it may lag', async () => {
    const apart = await startServer();
    await apart.createDatabase('copy');
    const admin = await apart.admin('copy');
    await admin.query(table);
    await admin.query("INSERT INTO messages VALUES (1, 0, now(), 'a-1', 'A', '{}', '{}', NULL)");
    await admin.end();
    await grantReading(apart, 'copy', 'public');
    await apart.becomeStandby();
    const { store } = await openDetected(apart, 'copy');
    const health = await store.check(quiet);
    expect(health.readOnly).toBe('enforced');
    expect(codes(health)).toEqual(['standby']);
    expect(health.warnings[0]?.message).toMatch(/ten seconds/);
    expect(store.capabilities.seal).toBe('time');
    const heard = listen(store, 'head');
    await heard.until(() => heard.position() === '1');
    await heard.stop();
    await store.close();
    await apart.stop();
  });
});
