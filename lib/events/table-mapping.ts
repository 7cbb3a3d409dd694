import { z } from 'zod';
import { isZone } from '@/lib/time/zone.ts';

/** A column, or a value at a path of keys inside its JSON. */
export const valueSource = z.object({
  column: z.string().min(1),
  path: z.array(z.string().min(1)).default([]),
});
export type ValueSource = z.infer<typeof valueSource>;

/** How a column writes time: ISO text or a type of the database, or a count since 1970. */
export const timeEncoding = z.enum(['text', 'seconds', 'milliseconds', 'microseconds']);

/** A name of the time zone database, as every engine knows it; offsets mean different things to them. */
const zoneName = z
  .string()
  .refine(
    (name) => /^[A-Za-z]/.test(name) && isZone(name),
    'is no time zone such as Europe/Berlin',
  );

const optional = valueSource.nullable().default(null);

/** Where the store saves states of its own, a row a snapshot. */
export const snapshotMapping = z.object({
  /** Null: the schema of the events. */
  schema: z.string().nullable().default(null),
  table: z.string().min(1),
  streamId: valueSource,
  /** The last version that the state has taken in, counted as the events are. */
  version: valueSource,
  /** With a path: a part of a wrapping payload. */
  data: valueSource,
  /** What the store calls the kind of state. */
  type: optional,
  recordedAt: optional,
  recordedAs: timeEncoding.default('text'),
});
export type SnapshotMapping = z.infer<typeof snapshotMapping>;

/**
 * Which table holds the events and which column is what: the parameters of a `mapped` layout, in
 * every SQL engine. Null says that the table has no such thing.
 */
export const tableMapping = z.object({
  schema: z.string().nullable().default(null),
  table: z.string().min(1),
  /** A whole number that grows in the order of writing. Null: the row's own number, where there is one. */
  position: z.string().min(1).nullable().default(null),
  streamId: valueSource,
  /** Null: the position counts. */
  version: optional,
  type: valueSource,
  eventId: optional,
  category: optional,
  /** Without a column: the category is the part of the stream id before this text. */
  categoryBefore: z.string().min(1).nullable().default(null),
  schemaVersion: optional,
  recordedAt: optional,
  recordedAs: timeEncoding.default('text'),
  occurredAt: optional,
  occurredAs: timeEncoding.default('text'),
  /** Where clocks stood when they wrote a time that names no zone. */
  zone: zoneName.default('UTC'),
  correlationId: optional,
  causationId: optional,
  initiator: optional,
  tenant: optional,
  /** With a path: a part of a wrapping payload. */
  data: valueSource,
  metadata: optional,
  /** Null: the store saves no states. */
  snapshots: snapshotMapping.nullable().default(null),
});

export type TableMapping = z.infer<typeof tableMapping>;
