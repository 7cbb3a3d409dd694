import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, partsOf, partsOfLength, runsOf, versionsOf } from './columns.ts';

const column = fc
  .array(fc.bigInt({ min: -(2n ** 62n), max: 2n ** 62n }).map((at) => [at, at + 1n, at + 2n]))
  .map((triples) => BigInt64Array.from(triples.flat()));

describe('versions as runs', () => {
  it('are the same versions again, in any order and with any gaps', () => {
    fc.assert(
      fc.property(column, (versions) => {
        expect(versionsOf(runsOf(versions), versions.length)).toStrictEqual(versions);
      }),
    );
  });

  it('take two numbers where they follow each other', () => {
    const versions = BigInt64Array.from({ length: 5000 }, (_, at) => BigInt(at) + 7n);
    expect([...runsOf(versions)]).toStrictEqual([7n, 5000n]);
  });

  it.each([
    ['fewer', [1n, 3n], 4],
    ['more', [1n, 3n], 2],
    ['none', [1n, 0n], 0],
    ['less than none', [1n, -1n], 1],
  ])('are refused where they are not as many as said: %s', (_, runs, length) => {
    expect(() => versionsOf(BigInt64Array.from(runs), length)).toThrow('not as many');
  });
});

describe('a column in parts', () => {
  it('is the same column again', () => {
    const times = Float64Array.from({ length: 150_001 }, (_, at) => (at === 9 ? NaN : at / 3));
    const parts = [...partsOf(times)];
    expect(parts).toHaveLength(partsOfLength(times.length));
    expect(new Float64Array(bytesOf(parts))).toStrictEqual(times);
  });

  it('may begin anywhere in its memory', () => {
    const part = new Float64Array([1, 2, 3, 4]).subarray(1, 3);
    expect([...new Float64Array(bytesOf([...partsOf(part)]))]).toStrictEqual([2, 3]);
  });
});
