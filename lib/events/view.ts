import type { EventView, PayloadView } from '@/lib/api/views.ts';
import { AppError } from '@/lib/errors.ts';
import { base64ToBytes, bytesToBase64 } from './base64.ts';
import { eventProblems } from './event-problems.ts';
import { eventId, instant, position, streamId, version, type Instant } from './ids.ts';
import type { Payload, RecordedEvent } from './recorded-event.ts';
import { withoutZones } from './without-zones.ts';

/** An event as the API sends it, with the faults found when looking at its payloads. */
export function eventToView(event: RecordedEvent): EventView {
  return {
    ...withoutZones(event),
    version: String(event.version),
    tags: [...event.tags],
    data: payloadToView(event.data),
    metadata: payloadToView(event.metadata),
    problems: [...eventProblems(event)],
  };
}

/** The payload as the API sends it, its text unchanged. */
export function payloadToView(payload: Payload): PayloadView {
  if (payload.kind !== 'binary') return payload;
  const { bytes, encoding } = payload;
  return { kind: 'binary', base64: bytesToBase64(bytes), size: bytes.length, encoding };
}

/**
 * The event a view was made from, for folding in the browser. A masked payload comes back as
 * `omitted`: it exists and this reader has not got it. Throws `invalid_input` for damaged base64.
 */
export function eventFromView(view: EventView): RecordedEvent {
  return {
    id: eventId(view.id),
    streamId: streamId(view.streamId),
    category: view.category,
    version: version(BigInt(view.version)),
    position: view.position === null ? null : position(view.position),
    type: view.type,
    schemaVersion: view.schemaVersion,
    recordedAt: instantFrom(view.recordedAt),
    occurredAt: instantFrom(view.occurredAt),
    correlationId: view.correlationId,
    causationId: view.causationId,
    initiator: view.initiator,
    tenant: view.tenant,
    tags: view.tags,
    link: view.link,
    data: payloadFromView(view.data),
    metadata: payloadFromView(view.metadata),
  };
}

const instantFrom = (text: string | null): Instant | null => (text === null ? null : instant(text));

function payloadFromView(view: PayloadView): Payload {
  if (view.kind === 'masked') return { kind: 'omitted' };
  if (view.kind !== 'binary') return view;
  const bytes = base64ToBytes(view.base64);
  if (bytes === null) throw new AppError('invalid_input', 'A binary payload is not base64.');
  return { kind: 'binary', bytes, encoding: view.encoding };
}
