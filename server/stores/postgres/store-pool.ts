import { setMaxListeners } from 'node:events';
import pg from 'pg';
import { AppError } from '@/lib/errors.ts';
import type { ConnectionFields } from './config.ts';
import {
  cancelBackend,
  maximumConnections,
  poolOptions,
  type ConnectionVariant,
} from './connection.ts';
import { runQuery, type Answer, type Row } from './run-query.ts';
import { Silence } from './silence.ts';
import type { Statement } from './statement.ts';
import {
  cancelled,
  driverFailure,
  isConnectionLost,
  isRecoveryConflict,
  isTimeout,
  storeFailure,
} from './store-failure.ts';

export type { Row } from './run-query.ts';

/** After a restart every connection of the pool is dead: each costs a try before a new one is made. */
function mostTries(error: unknown): number {
  if (isRecoveryConflict(error)) return 2;
  return isConnectionLost(error) && !isTimeout(error) ? maximumConnections + 1 : 1;
}

/**
 * The connections to one store. A read is one statement in the extended protocol, on a connection that
 * was opened read-only; it ends when its signal fires, and is tried again when the server went away.
 */
export class StorePool {
  readonly #fields: ConnectionFields;
  readonly #beat: number | undefined;
  #variant: ConnectionVariant;
  #pool: pg.Pool;
  #closed = false;

  /** `beat`: milliseconds, three of which are the longest silence of the server. */
  constructor(fields: ConnectionFields, beat?: number) {
    this.#fields = fields;
    this.#beat = beat;
    this.#variant = { encrypted: wantsEncryption(fields), noticesLostClients: true };
    this.#pool = this.#open();
  }

  /** All rows: for statements that say themselves how many there can be, without payloads. */
  async read(statement: Statement, signal: AbortSignal): Promise<readonly Row[]> {
    return (await this.readWithin(statement, Number.POSITIVE_INFINITY, signal)).rows;
  }

  /** Rows until they reach `most` characters. */
  async readWithin(statement: Statement, most: number, signal: AbortSignal): Promise<Answer> {
    // One request may read many times at once; that is no leak.
    setMaxListeners(0, signal);
    for (let tries = 1; ; tries += 1) {
      try {
        return await this.#once(statement, most, signal);
      } catch (error) {
        if (signal.aborted) throw cancelled();
        if (tries >= mostTries(error)) throw storeFailure(error);
      }
    }
  }

  /** Safe to call twice. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#pool.end();
  }

  async #once(statement: Statement, most: number, signal: AbortSignal): Promise<Answer> {
    if (signal.aborted) throw cancelled();
    const client = await this.#connect(signal);
    let released = false;
    const stop = (): void => {
      if (released) return;
      released = true;
      cancelBackend(client, this.#fields);
      client.release(true);
    };
    signal.addEventListener('abort', stop, { once: true });
    const silence = new Silence(this.#beat);
    try {
      const answer = runQuery(client, statement, { most, heard: silence.broken });
      return await Promise.race([answer, silence.kept]);
    } catch (error) {
      if ((isConnectionLost(error) || isOurs(error)) && !released) {
        released = true;
        client.release(true);
      }
      throw error;
    } finally {
      silence.end();
      signal.removeEventListener('abort', stop);
      if (!released) client.release();
    }
  }

  async #connect(signal: AbortSignal): Promise<pg.PoolClient> {
    const pool = this.#pool;
    const pending = this.#connectVariant(pool);
    let abandon = (): void => undefined;
    const aborted = new Promise<never>((_, reject) => {
      abandon = () => reject(cancelled());
      signal.addEventListener('abort', abandon, { once: true });
    });
    try {
      return await Promise.race([pending, aborted]);
    } catch (error) {
      if (signal.aborted) pending.then((client) => client.release(), ignoreLateFailure);
      throw error;
    } finally {
      signal.removeEventListener('abort', abandon);
    }
  }

  async #connectVariant(pool: pg.Pool): Promise<pg.PoolClient> {
    if (this.#closed) {
      throw storeFailure(new Error('connection ended'));
    }
    try {
      return await pool.connect();
    } catch (error) {
      const variant = otherVariant(error, this.#variant, this.#fields);
      if (variant === null) throw error;
      return this.#replacePool(pool, variant).connect();
    }
  }

  #replacePool(failed: pg.Pool, variant: ConnectionVariant): pg.Pool {
    if (this.#pool === failed) {
      this.#variant = variant;
      this.#pool = this.#open();
      failed.end().catch(ignoreLateFailure);
    }
    return this.#pool;
  }

  #open(): pg.Pool {
    const pool = new pg.Pool(poolOptions(this.#fields, this.#variant));
    // An idle connection that breaks leaves the pool by itself; the next read opens another.
    pool.on('error', ignoreLateFailure);
    // One that breaks between its answer and its return to the pool tells nobody but itself.
    pool.on('connect', (client) => client.on('error', ignoreLateFailure));
    return pool;
  }
}

/** What we gave up ourselves: the connection may still be busy with it. */
const isOurs = (error: unknown): boolean => error instanceof AppError;

/** For failures whose caller has been answered already, or who will be told by the next read. */
function ignoreLateFailure(): void {
  return undefined;
}

const wantsEncryption = ({ ssl, host }: ConnectionFields): boolean =>
  ssl !== 'disable' && !(ssl === 'prefer' && (host.startsWith('/') || isLoopback(host)));

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host.startsWith('127.');

function otherVariant(
  error: unknown,
  variant: ConnectionVariant,
  { ssl }: ConnectionFields,
): ConnectionVariant | null {
  const { code, message } = driverFailure(error);
  if (code === '42704' && variant.noticesLostClients) {
    return { ...variant, noticesLostClients: false };
  }
  if (ssl !== 'prefer') return null;
  if (variant.encrypted && /does not support SSL/i.test(message)) {
    return { ...variant, encrypted: false };
  }
  return !variant.encrypted && code.startsWith('28') && /no encryption/i.test(message)
    ? { ...variant, encrypted: true }
    : null;
}
