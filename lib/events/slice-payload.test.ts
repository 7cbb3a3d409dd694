import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PayloadView } from '../api/views.ts';
import { base64ToBytes, bytesToBase64 } from './base64.ts';
import { slicePayload } from './slice-payload.ts';

/** Every slice of a payload, asked for one after the other as a reader would. */
function slicesOf(payload: PayloadView, length: number): readonly PayloadView[] {
  const slices: PayloadView[] = [];
  for (let from: number | null = 0; from !== null;) {
    const { slice, next } = slicePayload(payload, { from, length });
    slices.push(slice);
    from = next;
  }
  return slices;
}

const textOf = (slice: PayloadView): string => (slice.kind === 'json' ? slice.text : '');

describe('slices of a payload', () => {
  it('make up the stored text again, whatever their length', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1, max: 9 }),
        (text, length) => {
          const slices = slicesOf({ kind: 'json', text }, length);
          expect(slices.map(textOf).join('')).toBe(text);
        },
      ),
    );
  });

  it('never split a character of two units', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.integer({ min: 1, max: 5 }),
        (text, length) => {
          for (const slice of slicesOf({ kind: 'json', text }, length)) {
            expect(textOf(slice)).not.toMatch(/\p{Surrogate}/u);
          }
        },
      ),
    );
  });

  it('make up the stored bytes again', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.integer({ min: 1, max: 9 }), (bytes, length) => {
        const payload = {
          kind: 'binary',
          base64: bytesToBase64(bytes),
          size: bytes.length,
          encoding: 'gzip',
        } as const;
        const parts = slicesOf(payload, length).map((slice) =>
          slice.kind === 'binary' ? [...(base64ToBytes(slice.base64) ?? [])] : [],
        );
        expect(parts.flat()).toEqual([...bytes]);
      }),
    );
  });

  it('begin at the end where they are asked for behind it', () => {
    expect(slicePayload({ kind: 'json', text: 'abc' }, { from: 9, length: 2 })).toEqual({
      slice: { kind: 'json', text: '' },
      from: 3,
      size: 3,
      next: null,
    });
  });

  it.each(['absent', 'erased', 'omitted'] as const)('leave %s as it is', (kind) => {
    expect(slicePayload({ kind }, { from: 4, length: 2 })).toEqual({
      slice: { kind },
      from: 0,
      size: 0,
      next: null,
    });
  });

  it('leave a masked payload masked', () => {
    const masked = { kind: 'masked', reason: 'personal' } as const;
    expect(slicePayload(masked, { from: 0, length: 2 }).slice).toEqual(masked);
  });
});
