import { AppError } from '@/lib/errors.ts';
import { eventId, position, streamId, type Position } from '@/lib/events/ids.ts';
import { envelopeOf, type Envelope } from '@/lib/events/envelope.ts';
import type { Payload, RecordedEvent } from '@/lib/events/recorded-event.ts';
import { zonesTaken, type EventTimes } from '@/lib/events/zones-taken.ts';
import { namesNoZone } from '@/lib/time/names-no-zone.ts';
import type { SqlRow, SqlValue } from './sql-row.ts';
import { decodePayload } from './decode-payload.ts';
import { instantOf, integerOf, textOf, versionOf } from './decode-value.ts';
import type { SqliteLayout, TimeForm } from './layouts/layout.ts';
import { at, payloadAt, type PayloadOptions } from './select-event.ts';

export function positionOf(value: SqlValue | undefined): Position {
  const number = integerOf(value);
  if (number !== null) return position(String(number));
  throw new AppError(
    'unreadable',
    'A position in the log is not a whole number. Map another column as position.',
  );
}

/** One selected row as an event. */
export function decodeRow(
  row: SqlRow,
  layout: SqliteLayout,
  options: PayloadOptions,
): RecordedEvent {
  const where = positionOf(row[at.position]);
  const stream = textOf(row[at.streamId]) ?? '';
  const version = versionOf(row[at.version], `at position ${where}`);
  return {
    id: eventId(textOf(row[at.eventId]) ?? `${stream}@${version}`),
    streamId: streamId(stream),
    category: textOf(row[at.category]),
    version,
    position: where,
    type: textOf(row[at.type]) ?? '',
    ...timesAt(row, layout),
    ...(options.payload === 'data' ? silent : envelopeAt(row, layout)),
    tags: tagsOf(textOf(row[at.tags])),
    link: false,
    ...payloadsAt(row, options),
  };
}

function timesAt(row: SqlRow, { recordedAs, occurredAs }: SqliteLayout): EventTimes {
  const [recorded, occurred] = [row[at.recordedAt], row[at.occurredAt]];
  const zonesUnknown = [
    ...(isOpen(recorded, recordedAs) ? (['recorded'] as const) : []),
    ...(isOpen(occurred, occurredAs) ? (['occurred'] as const) : []),
  ];
  return {
    recordedAt: instantOf(recorded, recordedAs),
    occurredAt: instantOf(occurred, occurredAs),
    ...zonesTaken(zonesUnknown, recordedAs.zone),
  };
}

const isOpen = (value: SqlValue | undefined, { as, zone }: TimeForm): boolean =>
  zone !== null && (as === 'text' || as === 'sortable') && namesNoZone(textOf(value) ?? '');

function payloadsAt(
  row: SqlRow,
  { payload }: PayloadOptions,
): Pick<RecordedEvent, 'data' | 'metadata'> {
  const erased = isTrue(row[at.erased]);
  if (payload === 'omit') {
    return { data: { kind: erased ? 'erased' : 'omitted' }, metadata: { kind: 'omitted' } };
  }
  const data: Payload = erased ? { kind: 'erased' } : payloadAtColumn(row, at.data);
  return {
    data,
    metadata: payload === 'data' ? { kind: 'omitted' } : payloadAtColumn(row, at.metadata),
  };
}

const silent: Envelope = {
  schemaVersion: null,
  correlationId: null,
  causationId: null,
  initiator: null,
  tenant: null,
};

/** Columns first, then what metadata says by convention. */
function envelopeAt(row: SqlRow, layout: SqliteLayout): Envelope {
  const said =
    layout.envelope === 'metadata' ? envelopeOf(payloadAtColumn(row, at.metadata)) : null;
  const pick = (name: keyof Envelope): string | null =>
    textOf(row[at[name]]) ?? said?.[name] ?? null;
  return {
    schemaVersion: pick('schemaVersion'),
    correlationId: pick('correlationId'),
    causationId: pick('causationId'),
    initiator: pick('initiator'),
    tenant: pick('tenant'),
  };
}

const isTrue = (value: SqlValue | undefined): boolean =>
  value !== null && value !== undefined && value !== 0n && value !== 0;

function payloadAtColumn(row: SqlRow, column: number): Payload {
  return decodePayload({
    kind: row[column + payloadAt.kind] ?? null,
    value: row[column + payloadAt.value] ?? null,
    head: row[column + payloadAt.head] ?? null,
  });
}

/** Tags as stored; text that is no JSON array of strings is one tag, so that nothing is lost. */
function tagsOf(text: string | null): readonly string[] {
  if (text === null || text === '') return [];
  const parsed = parseTags(text);
  return Array.isArray(parsed)
    ? parsed.map((tag: unknown) => (typeof tag === 'string' ? tag : JSON.stringify(tag)))
    : [text];
}

function parseTags(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
