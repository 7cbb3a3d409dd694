import { printJson } from '@/lib/json/print-json.ts';
import { JsonObject, type JsonValue } from '@/lib/json/value.ts';
import type { Change, Place } from './change.ts';

/**
 * Changes as a JSON Patch (RFC 6902), one operation a change in the same order; lossless JSON text.
 * Applied to the value before, it gives the value after. A whole value that disappears has no
 * operation of its own there: it is replaced by null.
 */
export function jsonPatch(changes: readonly Change[]): string {
  return printJson(changes.map(operation));
}

function operation(change: Change): JsonObject {
  const entries = new Map<string, JsonValue>([
    ['op', opOf(change)],
    ['path', pointer(change.place)],
  ]);
  if (change.kind !== 'removed' || change.place.length === 0) {
    entries.set('value', change.after ?? null);
  }
  return new JsonObject(entries);
}

function opOf({ kind, place }: Change): 'add' | 'remove' | 'replace' {
  if (kind === 'added') return 'add';
  return kind === 'removed' && place.length > 0 ? 'remove' : 'replace';
}

/** RFC 6901. */
export const pointer = (place: Place): string =>
  place.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
