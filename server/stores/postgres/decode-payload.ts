import type { Payload } from '@/lib/events/recorded-event.ts';
import { rubyText } from './ruby-text.ts';
import type { Codec } from './layouts/layout.ts';

/** A payload as selected: text as `measuredText` gives it, or bytes (hexadecimal) with their number. */
export interface SelectedPayload {
  readonly text: string | null;
  readonly hex: string | null;
  readonly size: string | null;
}

/** Characters that an oversized payload shows of itself. */
const headLength = 4096;

export function decodePayload(
  { text: measured, hex, size }: SelectedPayload,
  limit: number,
  codec: Codec,
): Payload {
  if (size !== null)
    return decodeBytes(Buffer.from(hex ?? '', 'hex'), { size: Number(size), limit, codec });
  if (measured === null) return { kind: 'absent' };
  const colon = measured.indexOf(':');
  const text = measured.slice(colon + 1);
  if (colon > 0) return oversized(Number(measured.slice(0, colon)), text, limit);
  return { kind: 'json', text: codec === 'ruby' ? rubyText(text) : text };
}

const oversized = (size: number, text: string, limit: number): Payload => ({
  kind: 'oversized',
  size,
  head: text.slice(0, Math.min(limit, headLength)),
});

interface Bytes {
  readonly size: number;
  /** In characters for text, in bytes for anything else. */
  readonly limit: number;
  readonly codec: Codec;
}

function decodeBytes(bytes: Buffer, { size, limit, codec }: Bytes): Payload {
  const text = bytes.length < size ? null : textOf(bytes);
  if (bytes.length < size || (text ?? bytes).length > limit) {
    // The cut may have split a character: what is left of it is not shown.
    const head = new TextDecoder().decode(bytes.subarray(0, limit * 4), { stream: true });
    return oversized(text?.length ?? size, head, limit);
  }
  if (text === null) return binary(bytes, encodingOf(bytes));
  if (codec === 'ruby') return { kind: 'json', text: rubyText(text) };
  return looksLikeJson(text) ? { kind: 'json', text } : binary(bytes, 'opaque');
}

const binary = (bytes: Buffer, encoding: string): Payload => ({
  kind: 'binary',
  bytes: Uint8Array.from(bytes),
  encoding,
});

function textOf(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

const looksLikeJson = (text: string): boolean => /^\ufeff?\s*["{[\dtfn-]/.test(text);

const magic: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['erlang-term', [0x83]],
];

function encodingOf(bytes: Uint8Array): string {
  const known = magic.find(([, start]) => start.every((byte, index) => bytes[index] === byte));
  return known?.[0] ?? 'invalid-utf8';
}
