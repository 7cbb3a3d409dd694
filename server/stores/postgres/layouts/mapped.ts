import { z } from 'zod';
import {
  plain,
  table,
  type Expr,
  type Layout,
  type PayloadField,
  type TimeField,
} from './layout.ts';

const reference = z.union([
  z
    .string()
    .min(1)
    .transform((column) => ({ column, path: [] as readonly string[] })),
  z.object({ column: z.string().min(1), path: z.array(z.string()).default([]) }),
]);

const timeReference = z.object({
  column: z.string().min(1),
  path: z.array(z.string()).default([]),
  encoding: z
    .enum(['timestamp', 'text', 'seconds', 'milliseconds', 'microseconds'])
    .default('timestamp'),
});

/** What the guided mapper fills in: a table, and the column (or the place inside its JSON) of each part. */
export const mappedParameters = z.object({
  schema: z.string().min(1),
  table: z.string().min(1),
  firstVersion: z.union([z.literal(0), z.literal(1)]).default(1),
  /** One or two columns; two are joined by `#`. */
  streamId: z.union([reference, z.array(reference).min(1).max(2)]),
  position: z.string().min(1),
  /** Left out: the position. */
  version: reference.optional(),
  type: reference,
  data: reference,
  metadata: reference.optional(),
  id: reference.optional(),
  category: reference.optional(),
  /** The category is what stands before it in the stream id. */
  categorySeparator: z.string().min(1).optional(),
  schemaVersion: reference.optional(),
  recordedAt: timeReference.optional(),
  occurredAt: timeReference.optional(),
  correlationId: reference.optional(),
  causationId: reference.optional(),
  initiator: reference.optional(),
  tenant: reference.optional(),
  /** Rows for which this does not hold are no events. */
  where: z.object({ column: z.string().min(1), equals: z.string() }).optional(),
});

export type MappedParameters = z.infer<typeof mappedParameters>;
type Reference = z.infer<typeof reference>;

/** A layout from a mapping. Its numbers may come from anywhere, so gaps stay open for a while. */
export function mappedLayout(mapping: MappedParameters): Layout {
  return {
    name: 'mapped',
    title: `${mapping.schema}.${mapping.table}`,
    firstVersion: mapping.firstVersion === 0 ? 0n : 1n,
    tables: [table('e', mapping.table, columnsOf(mapping))],
    log: {
      from: 'e',
      joins: [],
      where:
        mapping.where === undefined
          ? []
          : [
              {
                of: text({ column: mapping.where.column, path: [] }),
                is: 'equal',
                value: mapping.where.equals,
              },
            ],
    },
    fields: {
      ...plain,
      id: optional(mapping.id),
      streamId: streamIdOf(mapping.streamId),
      category: categoryOf(mapping),
      version: text(mapping.version ?? { column: mapping.position, path: [] }),
      type: text(mapping.type),
      schemaVersion: optional(mapping.schemaVersion),
      recordedAt: timeOf(mapping.recordedAt),
      occurredAt: timeOf(mapping.occurredAt),
      correlationId: optional(mapping.correlationId),
      causationId: optional(mapping.causationId),
      initiator: optional(mapping.initiator),
      tenant: optional(mapping.tenant),
      data: payloadOf(mapping.data),
      metadata: mapping.metadata === undefined ? null : payloadOf(mapping.metadata),
    },
    order: [text({ column: mapping.position, path: [] })],
    stream: null,
    streams: null,
    seal: 'lock-holders',
    sealAfter: 5,
    snapshots: null,
    conventions: true,
    notify: null,
  };
}

const column = (name: string): Expr => ({ kind: 'column', table: 'e', column: name });

const text = ({ column: name, path }: Reference): Expr =>
  path.length === 0 ? column(name) : { kind: 'json', of: column(name), path };

const optional = (reference: Reference | undefined): Expr | null =>
  reference === undefined ? null : text(reference);

function streamIdOf(reference: MappedParameters['streamId']): Expr {
  if (!Array.isArray(reference)) return text(reference);
  const [only, ...others] = reference.map(text);
  return only !== undefined && others.length === 0
    ? only
    : { kind: 'joined', of: reference.map(text), separator: '#' };
}

function categoryOf(mapping: MappedParameters): Expr | null {
  if (mapping.category !== undefined) return text(mapping.category);
  const separator = mapping.categorySeparator;
  return separator === undefined
    ? null
    : { kind: 'before', of: streamIdOf(mapping.streamId), separator };
}

const timeOf = (reference: MappedParameters['recordedAt']): TimeField | null =>
  reference === undefined ? null : { of: text(reference), encoding: reference.encoding };

const payloadOf = ({ column: name, path }: Reference): PayloadField => ({
  of: path.length === 0 ? column(name) : { kind: 'part', of: column(name), path },
  insteadBinary: null,
  codec: 'json',
});

/** Every column that the mapping names; all of them must be there. */
function columnsOf(mapping: MappedParameters): readonly string[] {
  const streams = Array.isArray(mapping.streamId) ? mapping.streamId : [mapping.streamId];
  const others = [
    mapping.version,
    mapping.type,
    mapping.data,
    mapping.metadata,
    mapping.id,
    mapping.category,
    mapping.schemaVersion,
    mapping.recordedAt,
    mapping.occurredAt,
    mapping.correlationId,
    mapping.causationId,
    mapping.initiator,
    mapping.tenant,
    mapping.where,
  ];
  const named = [...streams, ...others].flatMap((each) => each?.column ?? []);
  return [...new Set([mapping.position, ...named])];
}
