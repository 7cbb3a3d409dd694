import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpackGzip } from './unpack-gzip.ts';

const packed = (content: Uint8Array | string) => Uint8Array.from(gzipSync(content));

describe('unpacking gzip', () => {
  it('gives back what was packed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (content) => {
        expect(await unpackGzip(packed(content))).toEqual({
          bytes: Uint8Array.from(content),
          stopped: null,
        });
      }),
      { numRuns: 30 },
    );
  });

  it('stops a bomb at a hundred times its size, and says so', async () => {
    const bomb = packed(new Uint8Array(20_000_000));
    const { bytes, stopped } = await unpackGzip(bomb);
    expect(bytes.length).toBe(bomb.length * 100);
    expect(stopped).toMatch(/^Stopped after [\d,]+ bytes/);
  });

  it('stops at 16 MiB however much was packed', async () => {
    const noise = new Uint8Array(20_000_000).map((_, at) => (at * at * 7919) >> 5);
    expect((await unpackGzip(packed(noise))).bytes.length).toBeLessThanOrEqual(16 * 1024 * 1024);
  });

  it.each([
    ['cut off', packed('{"a":1}').subarray(0, 12)],
    ['only the magic', Uint8Array.from([0x1f, 0x8b, 8, 0, 0])],
    ['no gzip', Uint8Array.from([1, 2, 3])],
  ])('says of damaged bytes that they are: %s', async (_, bytes) => {
    expect((await unpackGzip(bytes)).stopped).toMatch(/damaged or end early/);
  });
});
