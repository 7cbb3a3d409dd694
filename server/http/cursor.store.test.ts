import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forgetInProcess } from '@/server/once-in-process.ts';
import { ownData } from '@/server/testing/own-data.ts';
import { makeCursor, readCursor } from './cursor.ts';

const { folder } = ownData();
const query = ['events', 'shop', [], 'newest'];
const place = { key: '42', headAt: '99' };
const refused = expect.objectContaining({ code: 'invalid_input', field: 'cursor' }) as Error;
const refusal = (cursor: string, asked: readonly unknown[] = query): unknown => {
  try {
    return readCursor(asked, cursor);
  } catch (error) {
    return error;
  }
};

describe('a page token', () => {
  it('gives back the place it was made for', () => {
    const anyText = fc.string({ unit: 'grapheme', maxLength: 200 });
    fc.assert(
      fc.property(anyText, fc.option(anyText), (key, headAt) => {
        const cursor = makeCursor(query, { key, headAt });
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(readCursor(query, cursor)).toEqual({ key, headAt });
      }),
    );
  });

  it('is refused with any character changed, left out or put in', () => {
    const cursor = makeCursor(query, place);
    const someWhere = fc.nat(cursor.length - 1);
    fc.assert(
      fc.property(someWhere, fc.nat(2), fc.constantFrom(...'Aa0-_'), (index, taken, put) => {
        const forged = cursor.slice(0, index) + put + cursor.slice(index + taken);
        // Bits beyond the last byte mean nothing to base64.
        fc.pre(Buffer.from(forged, 'base64url').compare(Buffer.from(cursor, 'base64url')) !== 0);
        expect(refusal(forged)).toEqual(refused);
      }),
      { numRuns: 500 },
    );
  });

  it('is refused with a seal of as many characters but more bytes', () => {
    const parts = JSON.parse(
      Buffer.from(makeCursor(query, place), 'base64url').toString(),
    ) as string[];
    const forged = JSON.stringify([...parts.slice(0, -1), 'é'.repeat(22)]);
    expect(refusal(Buffer.from(forged).toString('base64url'))).toEqual(refused);
  });

  it('is refused for another question', () => {
    const cursor = makeCursor(query, place);
    for (const other of [['events', 'shop', [], 'oldest'], ['streams', 'shop', [], 'newest'], []]) {
      expect(refusal(cursor, other)).toEqual(refused);
    }
  });

  it('is refused as forged without the key, in the same words as garbage', () => {
    const forged = [1, 'hash', '99', '42', 'mac'];
    const texts = ['', 'eyJ', '!!!', 'null', JSON.stringify(forged), 'x'.repeat(1_000_000)];
    const words = new Set(
      texts.map((text) => {
        const error = refusal(Buffer.from(text).toString('base64url'));
        expect(error).toEqual(refused);
        return error instanceof Error ? error.message : '';
      }),
    );
    expect(words.size).toBe(1);
  });

  it('is good after a restart, and void with another key', () => {
    const cursor = makeCursor(query, place);
    forgetInProcess('signing-key');
    expect(readCursor(query, cursor)).toEqual(place);
    expect(statSync(join(folder, 'signing-key')).mode & 0o777).toBe(0o600);
    writeFileSync(join(folder, 'signing-key'), Buffer.alloc(32, 7));
    forgetInProcess('signing-key');
    expect(refusal(cursor)).toEqual(refused);
  });

  it('is not signed with a key that was cut off', () => {
    writeFileSync(join(folder, 'signing-key'), '');
    forgetInProcess('signing-key');
    expect(() => makeCursor(query, place)).toThrow('signing-key is damaged');
  });
});
