import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { exactNumber } from '@/lib/json/exact-number.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import type { FieldName } from '../fields.ts';
import type { FieldRef } from '../syntax.ts';
import type { EventReading, PayloadReading } from './event-reading.ts';
import type { Frame } from './frame.ts';
import type { Surroundings } from './surroundings.ts';
import { sizeOf, valuesAt } from './values-at.ts';

/** The values a field has, none where it is missing; null when that cannot be told. */
export type FieldValues = readonly JsonValue[] | null;

export interface FieldFrame extends Frame {
  /** Name of the store being searched; null when there is only one. */
  readonly service: string | null;
}

export interface Judged {
  readonly reading: EventReading;
  readonly surroundings: Surroundings;
}

type ReadField = (judged: Judged, field: FieldRef, frame: FieldFrame) => FieldValues;

const ofEvent =
  (read: (event: RecordedEvent) => string | null): ReadField =>
  ({ reading }) => {
    const value = read(reading.event);
    return value === null ? [] : [value];
  };

/** How each field but `change` is read from an event. */
const readers: Readonly<Record<Exclude<FieldName, 'change'>, ReadField>> = {
  type: ofEvent((event) => event.type),
  category: ofEvent((event) => event.category),
  stream: ofEvent((event) => event.streamId),
  event: ofEvent((event) => event.id),
  tenant: ofEvent((event) => event.tenant),
  tag: ({ reading }) => reading.event.tags,
  initiator: ofEvent((event) => event.initiator),
  recorded: ofEvent((event) => event.recordedAt),
  occurred: ofEvent((event) => event.occurredAt),
  version: ({ reading }) => [exactNumber(String(reading.event.version))],
  position: ofEvent((event) => event.position),
  correlation: ofEvent((event) => event.correlationId),
  cause: ofEvent((event) => event.causationId),
  causes: ({ reading, surroundings }) => surroundings.effectsOf(reading.event),
  root: ({ reading, surroundings }) => surroundings.chainOf(reading.event),
  data: ({ reading }, field) => inPayload(reading.data, field),
  metadata: ({ reading }, field) => inPayload(reading.metadata, field),
  state: inState,
  was: inStates,
  readable: ({ reading }) => readable(reading.data),
  schema: ofEvent((event) => event.schemaVersion),
  finding: ({ reading, surroundings }) => surroundings.findingsIn(reading.event),
  service: (_judged, _field, { service }) => (service === null ? [] : [service]),
};

export function fieldValues(judged: Judged, field: FieldRef, frame: FieldFrame): FieldValues {
  return field.name === 'change' ? null : readers[field.name](judged, field, frame);
}

function inPayload(payload: PayloadReading, field: FieldRef): FieldValues {
  if (payload.kind === 'absent') return [];
  return payload.kind === 'value' ? valuesIn(payload.value, field) : null;
}

/** Values at the field's path, or how many there are in them. */
export function valuesIn(value: JsonValue | undefined, { path, counted }: FieldRef): FieldValues {
  const found = valuesAt(value, path);
  return counted ? found.flatMap((each) => sizeOf(each) ?? []) : found;
}

function inState(
  { reading, surroundings }: Judged,
  field: FieldRef,
  { at }: FieldFrame,
): FieldValues {
  const { event } = reading;
  if (at !== null) {
    const then = surroundings.stateAt(event, at);
    return then === null ? null : valuesIn(then.state, field);
  }
  const around = surroundings.statesAround(event);
  return around === null ? null : valuesIn(around.after, field);
}

function inStates(
  { reading, surroundings }: Judged,
  field: FieldRef,
  { during }: FieldFrame,
): FieldValues {
  const states = surroundings.statesDuring(reading.event, during);
  return states?.flatMap((state) => valuesIn(state, field) ?? []) ?? null;
}

function readable(payload: PayloadReading): FieldValues {
  if (payload.kind === 'omitted') return null;
  // What was erased is neither: nobody failed to decode it.
  return payload.kind === 'erased' ? [] : [payload.kind !== 'unreadable'];
}
