import 'server-only';
import type { Payload, RecordedEvent } from '@/lib/events/recorded-event.ts';

/** Longest payload text sent with a hit; longer ones say their size and can be opened by themselves. */
const longest = 16_384;

export const shortEvent = (event: RecordedEvent): RecordedEvent => ({
  ...event,
  data: short(event.data),
  metadata: short(event.metadata),
});

function short(payload: Payload): Payload {
  if (payload.kind !== 'json' || payload.text.length <= longest) return payload;
  return { kind: 'oversized', size: payload.text.length, head: payload.text.slice(0, 1024) };
}
