import { describe, expect, it } from 'vitest';
import type { PayloadSlice } from '@/lib/api/events.ts';
import { slicePayload } from '@/lib/events/slice-payload.ts';
import { sliceText, slicesQuery, wholeText } from './payload-slices.ts';

const ref = { store: 'shop', event: 'e1', part: 'data' } as const;

describe('the slices of a long payload', () => {
  it('are put together to the stored text', async () => {
    const text = 'aé☕🏽'.repeat(50);
    const fetched: number[] = [];
    const whole = await wholeText((from) => {
      fetched.push(from);
      return Promise.resolve(slicePayload({ kind: 'json', text }, { from, length: 7 }));
    });
    expect(whole).toBe(text);
    expect(fetched.length).toBeGreaterThan(30);
  });

  it('have no text where the payload is bytes', async () => {
    const bytes: PayloadSlice = {
      slice: { kind: 'binary', base64: 'AAE=', size: 2, encoding: 'opaque' },
      from: 0,
      size: 2,
      next: null,
    };
    expect(await wholeText(() => Promise.resolve(bytes))).toBeNull();
    expect(sliceText(bytes)).toBe('');
  });

  it('pass on why one of them could not be read', async () => {
    await expect(wholeText(() => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  });

  it('are kept apart for data and metadata of the same event', () => {
    expect(slicesQuery(ref).queryKey).not.toEqual(
      slicesQuery({ ...ref, part: 'metadata' }).queryKey,
    );
  });
});
