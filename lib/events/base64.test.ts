import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64ToBytes, bytesToBase64 } from './base64.ts';

const bytes = fc.uint8Array({ maxLength: 40 });

describe('bytes as base64', () => {
  // The examples of RFC 4648.
  it.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foob', 'Zm9vYg=='],
    ['fooba', 'Zm9vYmE='],
    ['foobar', 'Zm9vYmFy'],
  ])('of %j are %j', (text, encoded) => {
    expect(bytesToBase64(new TextEncoder().encode(text))).toBe(encoded);
  });

  it('are those of the platform', () => {
    fc.assert(
      fc.property(bytes, (given) => {
        expect(bytesToBase64(given)).toBe(Buffer.from(given).toString('base64'));
      }),
    );
  });

  it('are read back', () => {
    fc.assert(
      fc.property(bytes, (given) => {
        expect(base64ToBytes(bytesToBase64(given))).toStrictEqual(given);
      }),
    );
  });

  it.each([
    'Z',
    'Zg',
    'Zg=',
    'Zg===',
    '====',
    '=',
    'Zg==Zg==',
    'Z===',
    'Zm9v\n',
    'Zm-_',
    'Zm 9',
    'Zmö=',
  ])('are not %j', (text) => {
    expect(base64ToBytes(text)).toBeNull();
  });
});
