import type { Instant, StreamId } from '@/lib/events/ids.ts';
import type { Probed } from '../shared/bisect.ts';
import { databaseTime, decodeInstant } from './decode-instant.ts';
import { asInteger, asText, comparableType, type Compiled } from './expression.ts';
import { besideKeys, orderBy, type Direction } from './keyset.ts';
import { streamIs } from './match-stream.ts';
import type { OrderKeys } from './position-keys.ts';
import type { Reader } from './reader.ts';
import { orderKeys } from './select-event.ts';
import { logSource, streamSource, type SourceSql } from './source.ts';
import { Statement, type Shape } from './statement.ts';
import type { Row } from './store-pool.ts';

/** Where an event stands in an order, and when it was recorded. */
export interface Place extends Probed {
  readonly keys: OrderKeys;
}

/** Events seen on either side of an answer. */
const neighbourhood = 64;

/** Reads places only: of the log by position, or of one stream by version. */
export class OrderReads {
  readonly #reader: Reader;
  readonly #stream: StreamId | null;
  readonly #signal: AbortSignal;

  constructor(reader: Reader, stream: StreamId | null, signal: AbortSignal) {
    this.#reader = reader;
    this.#stream = stream;
    this.#signal = signal;
  }

  /** Times can be compared by the database. */
  get timesCompare(): boolean {
    return this.#reader.bound.layout.fields.recordedAt?.encoding === 'timestamp';
  }

  /** The first (forward) or last event with a time. */
  async edge(direction: Direction): Promise<Place | null> {
    const { statement, select, keys } = this.#begin('edges');
    return this.#first(
      statement.write(`${select([])} ${orderBy(keysSql(keys), direction)} LIMIT 1`),
    );
  }

  /** The last event recorded at or before `time`, by time or by order. */
  async lastAt(time: Instant, by: 'time' | 'order'): Promise<Place | null> {
    const { statement, select, keys, recorded } = this.#begin('by-time');
    const type = recorded.type.includes('without') ? 'timestamp' : 'timestamptz';
    const until = `${recorded.sql} <= ${statement.value(databaseTime(time, 'down'), type)}`;
    const order = by === 'time' ? [recorded.sql, ...keysSql(keys)] : keysSql(keys);
    return this.#first(statement.write(`${select([until])} ${orderBy(order, 'backward')} LIMIT 1`));
  }

  /** For each key the first event at or above it; one statement. */
  async probe(wanted: readonly bigint[]): Promise<readonly (Place | null)[]> {
    const { statement, select, keys } = this.#begin('probe');
    const [key] = keys;
    if (key === undefined) return wanted.map(() => null);
    const list = statement.value(wanted.map(String), 'bigint[]');
    const asKey = comparableType(key) === 'xid8' ? 'p.k::text::xid8' : 'p.k';
    const found = `${select([`${key.sql} >= ${asKey}`])} ${orderBy(keysSql(keys), 'forward')} LIMIT 1`;
    const rows = await this.#reader.pool.read(
      statement.write(
        `SELECT x.* FROM unnest(${list}) WITH ORDINALITY AS p(k, i) LEFT JOIN LATERAL (${found}) AS x ON true ORDER BY p.i`,
      ),
      this.#signal,
    );
    return rows.map((row) => this.#place(row));
  }

  /** Events just below the key and from the key on, ascending. */
  async around(key: bigint): Promise<readonly Place[]> {
    const below = await this.#side(key, 'backward');
    const above = await this.#side(key, 'forward');
    return [...[...below].reverse(), ...above];
  }

  async #side(key: bigint, direction: Direction): Promise<readonly Place[]> {
    const { statement, select, keys } = this.#begin('around');
    const [first] = keys;
    if (first === undefined) return [];
    const beside = besideKeys([first], direction === 'forward' ? '>=' : '<', {
      place: [key],
      statement,
    });
    const rows = await this.#reader.pool.read(
      statement.write(
        `${select([beside])} ${orderBy(keysSql(keys), direction)} LIMIT ${neighbourhood}`,
      ),
      this.#signal,
    );
    return rows.flatMap((row) => this.#place(row) ?? []);
  }

  #begin(shape: Shape) {
    const statement = new Statement(shape);
    const { bound } = this.#reader;
    const inLog = this.#stream === null;
    const source = inLog ? logSource(bound, statement) : streamSource(bound, statement);
    const match = this.#stream === null ? [] : [streamIs(source, [this.#stream]) ?? 'false'];
    const keys = inLog ? orderKeys(source) : versionKeys(source);
    const recorded = source.compile(source.fields.recordedAt?.of ?? null) ?? never;
    const columns = [
      `${asText(recorded)} AS t`,
      ...keys.map(({ sql }, i) => `${sql}::text AS k${i}`),
    ];
    const select = (conditions: readonly string[]): string =>
      `SELECT ${columns.join(', ')} ${source.from} ${source.where([...match, `${recorded.sql} IS NOT NULL`, ...conditions])}`;
    return { statement, select, keys, recorded };
  }

  async #first(statement: Statement): Promise<Place | null> {
    const [row] = await this.#reader.pool.read(statement, this.#signal);
    return row === undefined ? null : this.#place(row);
  }

  #place([time, ...keys]: Row): Place | null {
    const form = this.#reader.bound.layout.fields.recordedAt ?? undefined;
    const recordedAt = decodeInstant(time ?? null, form);
    const [key] = keys;
    if (recordedAt === null || typeof key !== 'string') return null;
    return { key: BigInt(key), keys: keys.map((each) => BigInt(each ?? 0)), recordedAt };
  }
}

/** A layout without a recorded time: nothing is found. */
const never: Compiled = {
  sql: 'NULL::timestamptz',
  type: 'timestamp with time zone',
  column: null,
};

const keysSql = (keys: readonly Compiled[]): readonly string[] => keys.map(({ sql }) => sql);

function versionKeys(source: SourceSql): readonly Compiled[] {
  const number = source.compile(source.fields.version);
  return number === null ? [] : [{ ...number, sql: asInteger(number), type: 'bigint' }];
}
