import type { HealthWarning, StoreHealth } from '../port.ts';
import type { CatalogueTable } from './catalogue.ts';
import type { Reader } from './reader.ts';
import { cannotWrite, roleWarnings, type RoleFacts } from './role-properties.ts';
import { Statement } from './statement.ts';

const sql = (oid: string): string => `
SELECT current_setting('server_version'), pg_is_in_recovery()::text, current_setting('transaction_read_only'),
  r.rolname::text, current_database()::text, r.rolsuper::text,
  pg_has_role(r.oid, (SELECT relowner FROM pg_class WHERE oid = ${oid}), 'USAGE')::text,
  (SELECT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.relkind IN ('r', 'p', 'v', 'f')
      AND has_schema_privilege(n.oid, 'USAGE')
      AND (has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')
        OR has_any_column_privilege(c.oid, 'INSERT, UPDATE'))))::text,
  (SELECT EXISTS (SELECT FROM pg_namespace n WHERE n.nspname !~ '^pg_'
    AND n.nspname <> 'information_schema' AND has_schema_privilege(n.oid, 'CREATE')))::text,
  has_database_privilege(current_database(), 'TEMPORARY')::text,
  r.rolbypassrls::text,
  (SELECT EXISTS (SELECT FROM pg_roles f WHERE f.rolname IN
    ('pg_read_server_files', 'pg_write_server_files', 'pg_execute_server_program')
    AND pg_has_role(r.oid, f.oid, 'MEMBER')))::text,
  r.rolreplication::text
FROM pg_roles r WHERE r.rolname = current_user`;

/** Asks the server what this role may do, and says who guarantees that nothing is written. */
export async function check(reader: Reader, signal: AbortSignal): Promise<StoreHealth> {
  const { pool, bound } = reader;
  const table = bound.tables.get(bound.layout.log.from);
  const statement = new Statement('health');
  const oid = statement.value(table?.oid ?? '0', 'oid');
  const [row = []] = await pool.read(statement.write(sql(oid)), signal);
  const [version, standby, readOnly] = row;
  const facts = factsOf(row.slice(3));
  const enforced = standby === 'true' || cannotWrite(facts);
  return {
    reachable: true,
    server: `PostgreSQL ${(version ?? '').split(' ')[0] ?? ''}`,
    readOnly: enforced ? 'enforced' : 'requested',
    readOnlyReason: reason(facts, standby === 'true'),
    warnings: [
      ...(table === undefined ? [] : roleWarnings(facts, table)),
      ...(readOnly === 'on' ? [] : [notReadOnly]),
      ...storeWarnings(reader, standby === 'true'),
      ...orderWarning(reader, table),
    ],
  };
}

function factsOf(texts: readonly (string | null)[]): RoleFacts {
  const [role, database, ...flags] = texts;
  const is = (index: number): boolean => flags[index] === 'true';
  return {
    role: role ?? '',
    database: database ?? '',
    superuser: is(0),
    owner: is(1),
    write: is(2),
    create: is(3),
    temporary: is(4),
    bypassesRowSecurity: is(5),
    serverFiles: is(6),
    replication: is(7),
  };
}

function reason(facts: RoleFacts, standby: boolean): string {
  if (standby) return 'The server is a standby, which accepts no changes from anyone.';
  return cannotWrite(facts)
    ? `The role ${facts.role} has no right to change any table: PostgreSQL refuses every write.`
    : `Backstory opens every connection read-only and sends only reading statements, but PostgreSQL would let the role ${facts.role} write.`;
}

const notReadOnly: HealthWarning = {
  code: 'not-read-only',
  severity: 'danger',
  message:
    'The connection is not read-only although that was asked for: a pooler may drop the setting.',
  remedy: 'Let the pooler pass the startup parameter "options", or connect to the server itself.',
};

function storeWarnings(reader: Reader, standby: boolean): readonly HealthWarning[] {
  const standbyWarning: HealthWarning = {
    code: 'standby',
    severity: 'notice',
    message:
      reader.seal === 'time'
        ? 'The server is a standby and does not show who is writing: the tail gives a gap up after ten seconds.'
        : 'The server is a standby: what it shows may lag behind.',
    remedy: null,
  };
  const cached: HealthWarning = {
    code: 'sequence-cache',
    severity: 'notice',
    message:
      'The sequence of positions hands out numbers in blocks, so a gap may be filled long after it was passed: the tail gives a gap up after ten seconds.',
    remedy:
      reader.cachedSequence === null ? null : `ALTER SEQUENCE ${reader.cachedSequence} CACHE 1;`,
  };
  return [
    ...(standby ? [standbyWarning] : []),
    ...(reader.cachedSequence === null ? [] : [cached]),
  ];
}

function orderWarning(reader: Reader, table: CatalogueTable | undefined): readonly HealthWarning[] {
  if (reader.orderIndexed || table === undefined) return [];
  return [
    {
      code: 'no-order-index',
      severity: 'notice',
      message:
        'No index leads through the log in its order: every page of the log reads the whole table.',
      remedy: null,
    },
  ];
}
