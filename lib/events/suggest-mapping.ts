import { encodingOf, findColumn, isWholeNumber, type MappableTable } from './find-column.ts';
import type { TableMapping, ValueSource } from './table-mapping.ts';

export interface SuggestedMapping {
  readonly mapping: TableMapping;
  /** 0–1: how much of an event log the columns look like. */
  readonly confidence: number;
  readonly reasons: readonly string[];
}

/** Usual names, best first, in lower case without separators. */
export const usualNames = {
  position: [
    'globalposition',
    'position',
    'sequencenumber',
    'seqid',
    'seq',
    'sequence',
    'ordering',
    'eventnumber',
    'offset',
    'id',
    'rowid',
  ],
  streamId: [
    'streamid',
    'streamname',
    'stream',
    'aggregateid',
    'aggregaterootid',
    'aggregateuuid',
    'entityid',
    'persistenceid',
    'originatorid',
    'streamuuid',
    'subjectid',
  ],
  version: [
    'streamversion',
    'aggregateversion',
    'streamposition',
    'version',
    'revision',
    'sequencenr',
    'playhead',
    'aggregatesequence',
    'originatorversion',
  ],
  type: [
    'eventtype',
    'type',
    'messagetype',
    'eventname',
    'name',
    'event',
    'eventclass',
    'action',
    'kind',
  ],
  eventId: ['eventid', 'messageid', 'eventuuid', 'uuid', 'id'],
  category: ['category', 'streamtype', 'aggregatetype', 'entitytype', 'aggregatename', 'aggregate'],
  schemaVersion: ['schemaversion', 'eventversion', 'messageschemaversion', 'payloadversion'],
  recordedAt: [
    'recordedat',
    'recordedon',
    'createdat',
    'created',
    'timestamp',
    'insertedat',
    'storedat',
    'time',
    'ts',
    'date',
    'createdon',
  ],
  occurredAt: ['occurredat', 'occurredon', 'happenedat', 'validat', 'effectiveat'],
  correlationId: ['correlationid', 'correlation', 'conversationid'],
  causationId: ['causationid', 'causation', 'causedby'],
  initiator: [
    'initiator',
    'actor',
    'actorid',
    'userid',
    'username',
    'createdby',
    'performedby',
    'whodunnit',
  ],
  tenant: ['tenantid', 'tenant'],
  data: [
    'data',
    'payload',
    'eventdata',
    'body',
    'messagedata',
    'eventpayload',
    'content',
    'json',
    'jsondata',
    'properties',
    'eventproperties',
  ],
  metadata: [
    'metadata',
    'meta',
    'headers',
    'eventmetadata',
    'messagemetadata',
    'jsonmetadata',
    'customheaders',
  ],
} as const;

type Field = keyof typeof usualNames;

/**
 * A mapping by the names of columns; null where no column looks like a stream, a type and a payload.
 * Each column serves one field, the more particular field first.
 */
export function suggestMapping(table: MappableTable): SuggestedMapping | null {
  const taken = new Map<Field, string>();
  for (const field of order) {
    const found = columnFor(field, table, new Set(taken.values()));
    if (found !== null) taken.set(field, found);
  }
  const [streamId, type, data] = [taken.get('streamId'), taken.get('type'), taken.get('data')];
  if (streamId === undefined || type === undefined || data === undefined) return null;
  const source = (field: Field): ValueSource | null => {
    const column = taken.get(field);
    return column === undefined ? null : { column, path: [] };
  };
  const mapping: TableMapping = {
    schema: table.schema,
    table: table.table,
    position: taken.get('position') ?? null,
    streamId: { column: streamId, path: [] },
    version: source('version'),
    type: { column: type, path: [] },
    eventId: source('eventId'),
    category: source('category'),
    categoryBefore: null,
    schemaVersion: source('schemaVersion'),
    recordedAt: source('recordedAt'),
    recordedAs: encodingOf(table, taken.get('recordedAt')),
    occurredAt: source('occurredAt'),
    occurredAs: encodingOf(table, taken.get('occurredAt')),
    zone: 'UTC',
    correlationId: source('correlationId'),
    causationId: source('causationId'),
    initiator: source('initiator'),
    tenant: source('tenant'),
    data: { column: data, path: [] },
    metadata: source('metadata'),
    snapshots: null,
  };
  return { mapping, confidence: confidenceOf(taken), reasons: reasonsOf(taken) };
}

/** `position` comes late, so that a column named `id` is an event's id only when it is no number. */
const order: readonly Field[] = [
  'streamId',
  'version',
  'type',
  'category',
  'data',
  'metadata',
  'recordedAt',
  'occurredAt',
  'correlationId',
  'causationId',
  'initiator',
  'tenant',
  'schemaVersion',
  'position',
  'eventId',
];

const columnFor = (field: Field, table: MappableTable, taken: ReadonlySet<string>): string | null =>
  findColumn(table, usualNames[field], {
    taken,
    fits: ({ type }) => field !== 'position' || isWholeNumber(type),
  });

const weight = (taken: ReadonlyMap<Field, string>, field: Field): number =>
  taken.has(field) ? 0.1 : 0;

/** Never as sure as a layout that is known by all its columns. */
const confidenceOf = (taken: ReadonlyMap<Field, string>): number =>
  0.2 +
  weight(taken, 'version') +
  weight(taken, 'recordedAt') +
  weight(taken, 'position') +
  weight(taken, 'metadata');

const reasonsOf = (taken: ReadonlyMap<Field, string>): readonly string[] =>
  [...taken].map(([field, column]) => `Column ${column} looks like ${words[field]}.`);

const words: Readonly<Record<Field, string>> = {
  position: 'the position in the log',
  streamId: 'the stream',
  version: 'the version',
  type: 'the event type',
  eventId: 'the event id',
  category: 'the category',
  schemaVersion: 'the schema version',
  recordedAt: 'the time of recording',
  occurredAt: 'the time of the fact',
  correlationId: 'the correlation id',
  causationId: 'the causation id',
  initiator: 'who did it',
  tenant: 'the tenant',
  data: 'the data',
  metadata: 'the metadata',
};
