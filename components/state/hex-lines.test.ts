import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hexLines } from './hex-lines.ts';

describe('a hex dump', () => {
  it('shows bytes that are no text beside those that are', () => {
    expect(hexLines(new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x0a]))).toStrictEqual([
      { offset: '00000000', hex: '7b 22 ff fe 0a', text: '{"...' },
    ]);
  });

  it('loses no byte', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const back = hexLines(bytes)
          .flatMap((line) => line.hex.split(' '))
          .map((byte) => parseInt(byte, 16));
        expect(back).toStrictEqual([...bytes]);
      }),
    );
  });

  it('counts on where it begins inside of a longer payload', () => {
    const [line] = hexLines(new Uint8Array([0x41]), 65_536);
    expect(line).toStrictEqual({ offset: '00010000', hex: '41', text: 'A' });
  });

  it('is empty for no bytes', () => {
    expect(hexLines(new Uint8Array())).toStrictEqual([]);
  });
});
