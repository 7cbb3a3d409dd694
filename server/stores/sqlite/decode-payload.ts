import type { Payload } from '@/lib/events/recorded-event.ts';
import type { SqlValue } from './sql-row.ts';
import { integerOf } from './decode-value.ts';

/** A payload as selected: SQLite's own type and the value, or its size in bytes and its beginning. */
export interface SelectedPayload {
  readonly kind: SqlValue;
  readonly value: SqlValue;
  /** Null unless the value is too long. */
  readonly head: SqlValue;
}

const magic: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['erlang-term', [0x83]],
];

export function decodePayload(selected: SelectedPayload): Payload {
  const { kind, value, head } = selected;
  if (kind === 'null' || kind === null) return { kind: 'absent' };
  if (head !== null) {
    return { kind: 'oversized', size: Number(integerOf(value) ?? 0n), head: beginning(head) };
  }
  if (value instanceof Uint8Array) {
    return { kind: 'binary', bytes: value, encoding: encodingOf(value) };
  }
  const text = String(value);
  if (kind === 'blob' && !looksLikeJson(text)) {
    return { kind: 'binary', bytes: new TextEncoder().encode(text), encoding: 'opaque' };
  }
  return { kind: 'json', text };
}

/** A cut may split a character, and bytes may be no text at all: both show as replacement marks. */
const beginning = (head: SqlValue): string =>
  head instanceof Uint8Array ? new TextDecoder('utf-8').decode(head) : String(head);

function encodingOf(bytes: Uint8Array): string {
  const known = magic.find(([, start]) => start.every((byte, index) => bytes[index] === byte));
  return known?.[0] ?? 'invalid-utf8';
}

/** Bytes in a BLOB are JSON only where they begin as JSON does; any text column is taken as meant. */
const looksLikeJson = (text: string): boolean => /^\ufeff?\s*["{[\dtfn-]/.test(text);
