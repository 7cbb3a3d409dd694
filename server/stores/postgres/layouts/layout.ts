/** A value of a row, built from catalogue columns by a closed set of means. Missing columns make it null. */
export type Expr =
  | { readonly kind: 'column'; readonly table: string; readonly column: string }
  /** Text at a path inside a JSON column. */
  | { readonly kind: 'json'; readonly of: Expr; readonly path: readonly string[] }
  /** JSON (not text) at a path inside a JSON column. */
  | { readonly kind: 'part'; readonly of: Expr; readonly path: readonly string[] }
  /** Text before the first separator; null where there is none, and for a UUID. */
  | { readonly kind: 'before'; readonly of: Expr; readonly separator: string }
  /** Message DB's own function, because its index is on exactly that call. */
  | { readonly kind: 'category'; readonly of: Expr }
  /** `a#b`, with a separator that the last part never holds. */
  | { readonly kind: 'joined'; readonly of: readonly Expr[]; readonly separator: string }
  | { readonly kind: 'first'; readonly of: readonly Expr[] }
  /** Null where it equals the value. */
  | { readonly kind: 'unless'; readonly of: Expr; readonly value: string }
  /** A time without a zone as clocks in a zone show it; what has a zone, or is no time, stays as it is. */
  | { readonly kind: 'zoned'; readonly of: Expr; readonly zone: string }
  | { readonly kind: 'constant'; readonly value: string };

/** Turns `e.stream_name` into a column reference. */
export function col(name: string): Expr {
  const [table = '', ...rest] = name.split('.');
  return { kind: 'column', table, column: rest.join('.') };
}

/** How a time is written. `timestamp`: a Postgres type, without a zone it is UTC. */
export type TimeEncoding = 'timestamp' | 'text' | 'seconds' | 'milliseconds' | 'microseconds';

export interface TimeField {
  readonly of: Expr;
  readonly encoding: TimeEncoding;
  /** Read in this zone where a time names none, because nothing says in which it was meant; absent: the store says UTC. */
  readonly zone?: string;
}

/** `json`: JSON, text or bytes of it. `ruby`: also YAML as Ruby writes it, and JSON inside a JSON string. */
export type Codec = 'json' | 'ruby';

export interface PayloadField {
  readonly of: Expr;
  /** Read where the first is null or a placeholder, for example Marten's binary column. */
  readonly insteadBinary: Expr | null;
  readonly codec: Codec;
}

export interface EventFields {
  /** Null: the store has no ids; then `<stream>@<version>`. */
  readonly id: Expr | null;
  readonly streamId: Expr;
  readonly category: Expr | null;
  readonly version: Expr;
  readonly type: Expr;
  readonly schemaVersion: Expr | null;
  readonly recordedAt: TimeField | null;
  readonly occurredAt: TimeField | null;
  readonly correlationId: Expr | null;
  readonly causationId: Expr | null;
  readonly initiator: Expr | null;
  readonly tenant: Expr | null;
  /** True SQL boolean where the row is a link to an event of another stream. */
  readonly linkUnlessEqual: readonly [Expr, Expr] | null;
  readonly data: PayloadField;
  readonly metadata: PayloadField | null;
}

/** A table, named by its role; the alias is the role's. */
export interface Join {
  readonly table: string;
  /** Alias when the same table is joined twice. */
  readonly as: string;
  /** `first`: at most one row, the first by `order`. */
  readonly kind: 'inner' | 'left' | 'first';
  readonly on: readonly (readonly [left: Expr, right: Expr])[];
  readonly order: readonly Expr[];
}

/** Holds for every event. */
export interface FixedTerm {
  readonly of: Expr;
  readonly is: 'equal' | 'different';
  readonly value: string;
}

export interface Source {
  /** Role of the table whose rows are events. */
  readonly from: string;
  readonly joins: readonly Join[];
  readonly where: readonly FixedTerm[];
}

/** How a layout reads streams where that differs from the log: links, order, versions. */
interface StreamSource extends Source {
  readonly fields: Partial<EventFields>;
  readonly numbered?: NumberedStream;
}

/** Rows of a stream stand under a number that another table knows: asked for first, it leads the index. */
export interface NumberedStream {
  /** The number, in the rows of the stream. */
  readonly of: Expr;
  /** Role of the table of streams, and its columns. */
  readonly table: string;
  readonly number: string;
  readonly id: string;
}

export interface StreamsSource {
  readonly from: string;
  readonly where: readonly FixedTerm[];
  readonly id: Expr;
  readonly category: Expr | null;
  readonly lastVersion: Expr | null;
}

type Seal = 'lock-holders' | 'snapshot-xmin' | 'commit-order';

export interface TableSignature {
  /** Alias in expressions. */
  readonly role: string;
  readonly name: string;
  /** Columns that must be there. Case and underscores do not matter. */
  readonly need: readonly string[];
  readonly not: readonly string[];
  /** A layout without this table is still this layout. */
  readonly optional: boolean;
}

/** A table in which the library or the application saves states. */
export interface SnapshotTable {
  readonly kind: 'table';
  /** Role of the table; alias in the expressions. */
  readonly table: string;
  readonly streamId: Expr;
  readonly version: Expr;
  readonly type: Expr | null;
  readonly recordedAt: TimeField | null;
  readonly data: PayloadField;
}

type Snapshots =
  | SnapshotTable
  /** Messages of a stream beside the stream, as Eventide writes them. */
  | { readonly kind: 'category-stream' }
  /** Marten's document of the stream's type. */
  | { readonly kind: 'documents' };

/** A table layout, as data. */
export interface Layout {
  readonly name: string;
  /** For people: `Message DB`. */
  readonly title: string;
  readonly firstVersion: 0n | 1n;
  /** The first is the one that decides. */
  readonly tables: readonly TableSignature[];
  readonly log: Source;
  readonly fields: EventFields;
  /** Keys of the log's order, ascending. All whole numbers. */
  readonly order: readonly Expr[];
  readonly stream: StreamSource | null;
  readonly streams: StreamsSource | null;
  readonly seal: Seal;
  /** Seconds an unfilled position stays open after its lock holders are gone. */
  readonly sealAfter: number;
  readonly snapshots: Snapshots | null;
  /** Metadata holds what columns do not say: correlation, cause, initiator, tenant. */
  readonly conventions: boolean;
}

/** What most layouts have in common. */
export const plain = {
  schemaVersion: null,
  recordedAt: null,
  occurredAt: null,
  correlationId: null,
  causationId: null,
  initiator: null,
  tenant: null,
  linkUnlessEqual: null,
  metadata: null,
} as const satisfies Partial<EventFields>;

export const timestamp = (name: string): TimeField => ({ of: col(name), encoding: 'timestamp' });

export const payload = (name: string, codec: Codec = 'json'): PayloadField => ({
  of: col(name),
  insteadBinary: null,
  codec,
});

export const table = (role: string, name: string, need: readonly string[]): TableSignature => ({
  role,
  name,
  need,
  not: [],
  optional: false,
});

export const optionalTable = (
  role: string,
  name: string,
  need: readonly string[],
): TableSignature => ({ ...table(role, name, need), optional: true });
