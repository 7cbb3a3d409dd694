import type { HealthWarning } from '../port.ts';
import type { CatalogueTable } from './catalogue.ts';
import { tableName } from './source.ts';
import { quoted } from './statement.ts';

/** What a role may do beyond reading, as the server tells. */
export interface RoleFacts {
  readonly role: string;
  readonly database: string;
  readonly superuser: boolean;
  readonly owner: boolean;
  readonly write: boolean;
  readonly create: boolean;
  readonly temporary: boolean;
  readonly bypassesRowSecurity: boolean;
  readonly serverFiles: boolean;
  readonly replication: boolean;
}

type Property = Exclude<keyof RoleFacts, 'role' | 'database'>;

interface Unsafe {
  readonly property: Property;
  readonly code: string;
  readonly severity: HealthWarning['severity'];
  readonly says: string;
  readonly remedy: (facts: RoleFacts, table: CatalogueTable) => string;
}

const alter =
  (option: string) =>
  ({ role }: RoleFacts): string =>
    `ALTER ROLE ${quoted(role)} ${option};`;

/** The eight properties that make a role unsafe for reading, each with its cure. */
const unsafe: readonly Unsafe[] = [
  {
    property: 'superuser',
    code: 'role-superuser',
    severity: 'danger',
    says: 'is a superuser: nothing in the database can stop it from writing',
    remedy: alter('NOSUPERUSER'),
  },
  {
    property: 'owner',
    code: 'role-owner',
    severity: 'danger',
    says: 'owns the event table, so it can grant itself every right on it',
    remedy: ({ role }, table) =>
      `-- connect as another role than the owner:\nCREATE ROLE ${quoted(`${role}_reader`)} LOGIN;\nGRANT USAGE ON SCHEMA ${quoted(table.schema)} TO ${quoted(`${role}_reader`)};\nGRANT SELECT ON ${tableName(table)} TO ${quoted(`${role}_reader`)};`,
  },
  {
    property: 'write',
    code: 'role-write',
    severity: 'danger',
    says: 'may insert, update, delete or truncate in at least one table',
    remedy: ({ role }, table) =>
      `REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA ${quoted(table.schema)} FROM ${quoted(role)};`,
  },
  {
    property: 'create',
    code: 'role-create',
    severity: 'notice',
    says: 'may create objects in a schema',
    remedy: ({ role }, table) =>
      `REVOKE CREATE ON SCHEMA ${quoted(table.schema)} FROM ${quoted(role)}, PUBLIC;`,
  },
  {
    property: 'temporary',
    code: 'role-temporary',
    severity: 'notice',
    says: 'may create temporary tables',
    remedy: ({ role, database }) =>
      `REVOKE TEMPORARY ON DATABASE ${quoted(database)} FROM ${quoted(role)}, PUBLIC;`,
  },
  {
    property: 'bypassesRowSecurity',
    code: 'role-bypassrls',
    severity: 'danger',
    says: 'passes by row security',
    remedy: alter('NOBYPASSRLS'),
  },
  {
    property: 'serverFiles',
    code: 'role-server-files',
    severity: 'danger',
    says: 'may read or write files of the server or run programs there',
    remedy: ({ role }) =>
      `REVOKE pg_read_server_files, pg_write_server_files, pg_execute_server_program FROM ${quoted(role)};`,
  },
  {
    property: 'replication',
    code: 'role-replication',
    severity: 'danger',
    says: 'may replicate, which reads every table',
    remedy: alter('NOREPLICATION'),
  },
];

/** One warning for each property that holds. */
export const roleWarnings = (facts: RoleFacts, table: CatalogueTable): readonly HealthWarning[] =>
  unsafe
    .filter(({ property }) => facts[property])
    .map(({ code, severity, says, remedy }) => ({
      code,
      severity,
      message: `The role ${facts.role} ${says}.`,
      remedy: remedy(facts, table),
    }));

/** Whether the server itself refuses this role every change of stored events. */
export const cannotWrite = (facts: RoleFacts): boolean =>
  !facts.superuser && !facts.owner && !facts.write;
