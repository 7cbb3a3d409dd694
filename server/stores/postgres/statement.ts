/** Everything this engine ever asks a store. A statement says which one it is in its first words. */
export const shapes = [
  'check',
  'health',
  'catalogue',
  'indexes',
  'size',
  'stream',
  'place',
  'log',
  'scan',
  'positions',
  'event',
  'edges',
  'probe',
  'around',
  'by-time',
  'times',
  'streams',
  'recent-streams',
  'types',
  'volume',
  'snapshot',
  'locks',
  'gaps',
  'missing',
  'horizon',
] as const;

export type Shape = (typeof shapes)[number];

export type SqlParameter = string | readonly string[];

const least = -(2n ** 63n);
const greatest = 2n ** 63n - 1n;

/** One read: text from fixed parts and catalogue identifiers, values only as parameters. */
export class Statement {
  readonly shape: Shape;
  readonly #given: SqlParameter[] = [];
  #written: Written = { sql: '', values: [] };

  constructor(shape: Shape) {
    this.shape = shape;
  }

  /** The place of a value, cast to one of our own type names. */
  value(value: SqlParameter, type: SqlType): string {
    this.#given.push(value);
    return `$${this.#given.length}::${type}`;
  }

  /** A whole number, held within the range of bigint: no row lies outside it. */
  integer(number: bigint): string {
    const held = number < least ? least : number > greatest ? greatest : number;
    return this.value(String(held), 'bigint');
  }

  text(value: string): string {
    return this.value(value, 'text');
  }

  texts(values: readonly string[]): string {
    return this.value(values, 'text[]');
  }

  /** The whole text. Values that it does not mention are left out: the server counts them. */
  write(sql: string): this {
    const values: SqlParameter[] = [];
    const places = new Map<string, number>();
    const text = sql.replaceAll(placeholder, (found, number?: string) => {
      const value = number === undefined ? undefined : this.#given[Number(number) - 1];
      if (number === undefined || value === undefined) return found;
      const place = places.get(number) ?? values.push(value);
      places.set(number, place);
      return `$${place}`;
    });
    this.#written = { sql: `/* backstory ${this.shape} */ ${text}`, values };
    return this;
  }

  get sql(): string {
    return this.#written.sql;
  }

  get values(): readonly SqlParameter[] {
    return this.#written.values;
  }
}

interface Written {
  readonly sql: string;
  readonly values: readonly SqlParameter[];
}

/** A quoted identifier, to be passed over, or the number of a value. */
const placeholder = /"(?:[^"]|"")*"|\$(\d+)/g;

export type SqlType =
  | 'bigint'
  | 'bigint[]'
  | 'text'
  | 'text[]'
  | 'uuid'
  | 'uuid[]'
  | 'xid8'
  | 'xid8[]'
  | 'oid'
  | 'oid[]'
  | 'timestamptz'
  | 'timestamp'
  | 'double precision';

/** An identifier from the catalogue, quoted. */
export const quoted = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`;
