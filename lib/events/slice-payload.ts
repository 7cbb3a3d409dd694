import type { PayloadSlice } from '../api/events.ts';
import type { PayloadView } from '../api/views.ts';
import { base64ToBytes, bytesToBase64 } from './base64.ts';

interface Extent {
  readonly from: number;
  readonly length: number;
}

/**
 * A part of a payload as it may be shown. A text is never cut inside a character of two UTF-16 units:
 * such a slice is one unit shorter, or one longer where it would be empty. What has no extent
 * (absent, erased, masked …) comes whole.
 */
export function slicePayload(payload: PayloadView, extent: Extent): PayloadSlice {
  if (payload.kind === 'json') return sliceText(payload.text, extent);
  if (payload.kind === 'binary') return sliceBytes(payload, extent);
  return { slice: payload, from: 0, size: 0, next: null };
}

function sliceText(text: string, { from, length }: Extent): PayloadSlice {
  const begin = Math.min(from, text.length);
  const end = endOfCharacter(text, { begin, end: Math.min(begin + length, text.length) });
  return {
    slice: { kind: 'json', text: text.slice(begin, end) },
    from: begin,
    size: text.length,
    next: end < text.length ? end : null,
  };
}

function endOfCharacter(text: string, { begin, end }: { begin: number; end: number }): number {
  const splits = /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(end - 1, end + 1));
  if (!splits) return end;
  return end - 1 > begin ? end - 1 : end + 1;
}

function sliceBytes(
  { base64, encoding }: { readonly base64: string; readonly encoding: string },
  { from, length }: Extent,
): PayloadSlice {
  const bytes = base64ToBytes(base64) ?? new Uint8Array();
  const begin = Math.min(from, bytes.length);
  const part = bytes.subarray(begin, begin + length);
  const end = begin + part.length;
  return {
    slice: { kind: 'binary', base64: bytesToBase64(part), size: part.length, encoding },
    from: begin,
    size: bytes.length,
    next: end < bytes.length ? end : null,
  };
}
