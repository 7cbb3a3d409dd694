import { envelopeOf, type Envelope } from '@/lib/events/envelope.ts';
import { AppError } from '@/lib/errors.ts';
import { eventId, streamId, version, type Version } from '@/lib/events/ids.ts';
import type { Payload, RecordedEvent } from '@/lib/events/recorded-event.ts';
import { zonesTaken, type EventTimes } from '@/lib/events/zones-taken.ts';
import { namesNoZone } from '@/lib/time/names-no-zone.ts';
import { decodeInstant } from './decode-instant.ts';
import { decodePayload } from './decode-payload.ts';
import type { Codec, Layout, TimeField } from './layouts/layout.ts';
import { positionOf, type OrderKeys } from './position-keys.ts';
import { at, limitOf, type PayloadOptions } from './select-event.ts';
import type { Row } from './store-pool.ts';

/** One selected row as an event. Throws `unreadable` where version or position is no whole number. */
export function decodeRow(row: Row, layout: Layout, options: PayloadOptions): RecordedEvent {
  const keys = rowKeys(row, layout);
  const stream = text(row, at.streamId) ?? '';
  const number = versionOf(text(row, at.version), positionOf(keys));
  const metadata = payloadAt(row, at.metadata, {
    limit: limitOf(options),
    codec: layout.fields.metadata?.codec ?? 'json',
  });
  return {
    id: eventId(text(row, at.id) ?? `${stream}@${number}`),
    streamId: streamId(stream),
    category: text(row, at.category),
    version: number,
    position: positionOf(keys),
    type: text(row, at.type) ?? '',
    ...timesOf(row, layout),
    ...envelope(row, layout.conventions ? envelopeOf(metadata) : null),
    tags: [],
    link: text(row, at.link) === 'true',
    ...payloadsOf(row, { layout, options, metadata }),
  };
}

const text = (row: Row, column: number): string | null => row[column] ?? null;

/** The order's keys of a selected event. */
export const rowKeys = (row: Row, layout: Layout): OrderKeys =>
  layout.order.map((_, index) => wholeNumber(text(row, at.keys + index), 'position'));

function versionOf(written: string | null, where: string): Version {
  return version(wholeNumber(written, `version of the event at ${where}`));
}

function wholeNumber(written: string | null, name: string): bigint {
  const digits = /^(-?\d+)(?:\.0+)?$/.exec(written ?? '')?.[1];
  if (digits !== undefined) return BigInt(digits);
  throw new AppError(
    'unreadable',
    `The ${name} is not a whole number. Map another column, or leave out rows that are no events.`,
  );
}

function timesOf(row: Row, { fields: { recordedAt, occurredAt } }: Layout): EventTimes {
  const [recorded, occurred] = [text(row, at.recordedAt), text(row, at.occurredAt)];
  const zonesUnknown = [
    ...(isZoneUnknown(recorded, recordedAt) ? (['recorded'] as const) : []),
    ...(isZoneUnknown(occurred, occurredAt) ? (['occurred'] as const) : []),
  ];
  return {
    recordedAt: decodeInstant(recorded, recordedAt ?? undefined),
    occurredAt: decodeInstant(occurred, occurredAt ?? undefined),
    ...zonesTaken(zonesUnknown, (recordedAt ?? occurredAt)?.zone ?? null),
  };
}

function isZoneUnknown(written: string | null, field: TimeField | null): boolean {
  if (written === null || field?.zone === undefined) return false;
  // The database has placed it, so its text names a zone.
  if (field.of.kind === 'zoned') return true;
  return (field.encoding === 'text' || field.encoding === 'timestamp') && namesNoZone(written);
}

const silent: Envelope = {
  schemaVersion: null,
  correlationId: null,
  causationId: null,
  initiator: null,
  tenant: null,
};

/** Columns first; what they do not say, metadata may. */
function envelope(row: Row, said: Envelope | null): Envelope {
  const other = said ?? silent;
  return {
    schemaVersion: text(row, at.schemaVersion) ?? other.schemaVersion,
    correlationId: text(row, at.correlationId) ?? other.correlationId,
    causationId: text(row, at.causationId) ?? other.causationId,
    initiator: text(row, at.initiator) ?? other.initiator,
    tenant: text(row, at.tenant) ?? other.tenant,
  };
}

interface Payloads {
  readonly layout: Layout;
  readonly options: PayloadOptions;
  readonly metadata: Payload;
}

function payloadsOf(
  row: Row,
  { layout, options, metadata }: Payloads,
): Pick<RecordedEvent, 'data' | 'metadata'> {
  if (options.payload === 'omit') {
    return { data: { kind: 'omitted' }, metadata: { kind: 'omitted' } };
  }
  const codec = layout.fields.data.codec;
  return {
    data: payloadAt(row, at.data, { limit: limitOf(options), codec }),
    metadata: options.payload === 'data' ? { kind: 'omitted' } : metadata,
  };
}

function payloadAt(
  row: Row,
  column: number,
  { limit, codec }: { readonly limit: number; readonly codec: Codec },
): Payload {
  const selected = {
    text: text(row, column),
    hex: text(row, column + 1),
    size: text(row, column + 2),
  };
  return decodePayload(selected, limit, codec);
}
