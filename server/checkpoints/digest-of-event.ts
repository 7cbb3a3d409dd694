import 'server-only';
import { createHash } from 'node:crypto';
import type { Payload, RecordedEvent } from '@/lib/events/recorded-event.ts';

/**
 * Tells an event from any other that a store could hold in its place. It must be read in the same
 * way each time: what was not asked for is not in it.
 */
export function digestOfEvent(event: RecordedEvent): string {
  const { id, streamId, version, position, type, recordedAt, occurredAt, data, metadata } = event;
  const facts = [id, streamId, String(version), position, type, recordedAt, occurredAt];
  const parts = [...facts, ...written(data), ...written(metadata)];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
}

function written(payload: Payload): readonly (string | number)[] {
  switch (payload.kind) {
    case 'json':
      return ['json', payload.text];
    case 'binary':
      return [payload.encoding, Buffer.from(payload.bytes).toString('base64')];
    case 'oversized':
      return ['oversized', payload.size, payload.head];
    case 'absent':
    case 'omitted':
    case 'erased':
      return [payload.kind];
  }
}
