import type { LayoutGuess } from '../port.ts';
import type { CatalogueTable } from './catalogue.ts';

type Wanted = readonly [part: string, names: readonly string[], type: RegExp];

const text = /char|text|uuid|name/;
const whole = /^(smallint|integer|bigint|numeric)$/;
const body = /json|text|bytea/;

/** Names that home-grown tables and other libraries give their columns, likeliest first. */
const wanted: readonly Wanted[] = [
  [
    'position',
    [
      'globalposition',
      'position',
      'globalindex',
      'sequence',
      'seq',
      'seqid',
      'ordering',
      'offset',
      'id',
      'no',
      'notificationid',
      'eventnumber',
    ],
    whole,
  ],
  [
    'streamId',
    [
      'streamid',
      'streamname',
      'stream',
      'aggregateid',
      'aggregateuuid',
      'aggregaterootid',
      'persistenceid',
      'entityid',
      'originatorid',
      'streamuuid',
      'streamidinternal',
    ],
    /char|text|uuid|int/,
  ],
  [
    'version',
    [
      'streamversion',
      'streamposition',
      'version',
      'aggregateversion',
      'sequencenumber',
      'seqnr',
      'playhead',
      'revision',
      'originatorversion',
      'eventversion',
    ],
    whole,
  ],
  [
    'type',
    [
      'eventtype',
      'messagetype',
      'type',
      'eventname',
      'eventclass',
      'name',
      'topic',
      'payloadtype',
      'event',
      'action',
    ],
    text,
  ],
  [
    'data',
    [
      'data',
      'eventdata',
      'payload',
      'eventpayload',
      'body',
      'messagedata',
      'jsondata',
      'eventproperties',
      'content',
      'state',
    ],
    body,
  ],
];

const optional: readonly Wanted[] = [
  [
    'metadata',
    ['metadata', 'meta', 'eventmetadata', 'jsonmetadata', 'headers', 'customheaders', 'context'],
    body,
  ],
  ['id', ['eventid', 'messageid', 'uuid', 'guid', 'identifier'], text],
  [
    'category',
    ['category', 'streamtype', 'aggregatetype', 'aggregatename', 'entitytype', 'aggregate'],
    text,
  ],
  ['correlationId', ['correlationid'], text],
  ['causationId', ['causationid'], text],
  ['initiator', ['initiator', 'actor', 'userid', 'username', 'createdby'], /char|text|uuid|int/],
  ['tenant', ['tenantid', 'tenant'], /char|text|uuid|int/],
];

const recorded = [
  'recordedat',
  'recordedon',
  'createdat',
  'created',
  'createdutc',
  'timestamp',
  'time',
  'insertedat',
  'occurredat',
];

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** A mapping for every table that looks like a log of events, pre-filled by the names of its columns. */
export const suggestMappings = (
  catalogue: readonly CatalogueTable[],
  taken: ReadonlySet<string>,
): readonly LayoutGuess[] =>
  catalogue
    .filter((table) => !taken.has(`${table.schema}.${table.name}`))
    .flatMap((table) => suggestMapping(table) ?? []);

function suggestMapping(table: CatalogueTable): LayoutGuess | null {
  const used = new Set<string>();
  const found = wanted.map((each) => claim(table, each, used));
  const [position, streamId, version, type, data] = found;
  if ([position, streamId, type, data].some((column) => column === undefined || column === null)) {
    return null;
  }
  const extra = optional.flatMap(([part, names, type]) => {
    const column = claim(table, [part, names, type], used);
    return column === null ? [] : [[part, column] as const];
  });
  const time = claim(table, ['recordedAt', recorded, /^(timestamp|date)/], used);
  return {
    layout: 'mapped',
    title: `Table ${table.schema}.${table.name}, to be mapped`,
    confidence: version === null ? 0.3 : 0.4,
    reasons: [
      `${table.schema}.${table.name} has columns that look like position (${position ?? ''}), stream (${streamId ?? ''}), type (${type ?? ''}) and data (${data ?? ''}).`,
      'No known layout has exactly these columns: check the mapping.',
    ],
    parameters: {
      schema: table.schema,
      table: table.name,
      position,
      streamId,
      ...(version === null ? {} : { version }),
      type,
      data,
      ...Object.fromEntries(extra),
      ...(time === null ? {} : { recordedAt: { column: time } }),
    },
  };
}

/** The column with the likeliest name and a fitting type that nothing else has taken. */
function claim(table: CatalogueTable, [, names, type]: Wanted, used: Set<string>): string | null {
  for (const name of names) {
    for (const [column, columnType] of table.columns) {
      if (plain(column) === name && type.test(columnType) && !used.has(column)) {
        used.add(column);
        return column;
      }
    }
  }
  return null;
}
