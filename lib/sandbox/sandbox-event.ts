import type { Payload, RecordedEvent } from '@/lib/events/recorded-event.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import type { SandboxEvent } from './session.mjs';

/** The event as a reducer gets it. Metadata that cannot be read is not there. */
export function sandboxEvent({ data, metadata, ...facts }: RecordedEvent): SandboxEvent {
  return {
    facts: JSON.stringify({
      ...facts,
      version: String(facts.version),
      at: millisecondsOf(facts.recordedAt ?? facts.occurredAt),
    }),
    data: data.kind === 'json' ? data.text : null,
    metadata: readable(metadata),
  };
}

function readable(payload: Payload): string | null {
  if (payload.kind !== 'json') return null;
  return parseJson(payload.text).ok ? payload.text : null;
}

/** A time outside the range of `Date` is the beginning of 1970, as is none. */
function millisecondsOf(time: string | null): number {
  const milliseconds = Date.parse((time ?? '').replace(/(\.\d{3})\d+/, '$1'));
  return Number.isNaN(milliseconds) ? 0 : milliseconds;
}
