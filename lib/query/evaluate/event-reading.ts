import type { Payload, RecordedEvent } from '@/lib/events/recorded-event.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';

/** What a payload says: a value, nothing at all, or something that cannot be read. */
export type PayloadReading =
  | { readonly kind: 'value'; readonly value: JsonValue }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable' }
  /** Removed in the store: there is nothing to decode any more. */
  | { readonly kind: 'erased' }
  /** Not asked for, so it is not known whether it could be read. */
  | { readonly kind: 'omitted' };

const absent: PayloadReading = { kind: 'absent' };
const unreadable: PayloadReading = { kind: 'unreadable' };
const erased: PayloadReading = { kind: 'erased' };
const omitted: PayloadReading = { kind: 'omitted' };

/** An event whose payloads are taken apart at most once, and only when a clause looks at them. */
export class EventReading {
  readonly event: RecordedEvent;
  #data: PayloadReading | null = null;
  #metadata: PayloadReading | null = null;

  constructor(event: RecordedEvent) {
    this.event = event;
  }

  get data(): PayloadReading {
    this.#data ??= readPayload(this.event.data);
    return this.#data;
  }

  get metadata(): PayloadReading {
    this.#metadata ??= readPayload(this.event.metadata);
    return this.#metadata;
  }
}

function readPayload(payload: Payload): PayloadReading {
  if (payload.kind === 'absent') return absent;
  if (payload.kind === 'omitted') return omitted;
  if (payload.kind === 'erased') return erased;
  if (payload.kind !== 'json') return unreadable;
  const parsed = parseJson(payload.text);
  return parsed.ok ? { kind: 'value', value: parsed.value } : unreadable;
}
