import type pg from 'pg';
import { sendCancelRequest } from './cancel-request.ts';
import type { ConnectionFields } from './config.ts';

/** Most connections to one store at a time. */
export const maximumConnections = 4;

/**
 * Settings of every connection. Times are in milliseconds. `search_path` is empty of people's schemas
 * because every name is written in full; zone and styles make the texts of values independent of the
 * server.
 */
const settings: readonly (readonly [name: string, value: string])[] = [
  ['default_transaction_read_only', 'on'],
  ['statement_timeout', '5000'],
  ['lock_timeout', '250'],
  ['idle_in_transaction_session_timeout', '5000'],
  ['search_path', 'pg_catalog'],
  ['TimeZone', 'UTC'],
  ['DateStyle', 'ISO'],
  ['bytea_output', 'hex'],
  ['extra_float_digits', '1'],
  ['jit', 'off'],
];

/** Makes a backend stop soon after we are gone. Servers before PostgreSQL 14 do not know it. */
const noticeLostClients = ['client_connection_check_interval', '500'] as const;

/** What may have to be tried in turn, because servers differ. */
export interface ConnectionVariant {
  readonly encrypted: boolean;
  readonly noticesLostClients: boolean;
}

export function poolOptions(fields: ConnectionFields, variant: ConnectionVariant): pg.PoolConfig {
  const wanted = variant.noticesLostClients ? [...settings, noticeLostClients] : settings;
  return {
    host: fields.host,
    port: fields.port,
    database: fields.database,
    user: fields.user,
    // A function, because the driver takes an empty text for none and looks elsewhere.
    password: () => fields.password,
    ssl: variant.encrypted ? tls(fields) : false,
    sslnegotiation: 'postgres',
    application_name: 'backstory',
    options: wanted.map(([name, value]) => `-c ${name}=${value}`).join(' '),
    client_encoding: 'UTF8',
    // Said, because the driver would take it from the environment.
    ...{ replication: 'false' },
    max: maximumConnections,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 5000,
    allowExitOnIdle: true,
    keepAlive: true,
  };
}

function tls({ ssl, host }: ConnectionFields): pg.ClientConfig['ssl'] {
  if (ssl === 'verify-full') return { rejectUnauthorized: true, servername: host };
  if (ssl === 'verify-ca') {
    return { rejectUnauthorized: true, checkServerIdentity: () => undefined };
  }
  return { rejectUnauthorized: false };
}

/** Stops the statement a client is running. The client must be destroyed after it. */
export function cancelBackend(client: pg.ClientBase, fields: ConnectionFields): void {
  const processId: unknown = Reflect.get(client, 'processID');
  const secretKey: unknown = Reflect.get(client, 'secretKey');
  if (typeof processId === 'number' && typeof secretKey === 'number') {
    sendCancelRequest(fields, processId, secretKey);
  }
}
