import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { position } from '@/lib/events/ids.ts';
import { gapsOfToken, gapToken, mostRanges } from './gap-token.ts';

const gap = (from: bigint, to = from) => ({ from, to });

describe('a place to resume at', () => {
  it('names the open places below it, and is read back', () => {
    const token = gapToken(17n, [gap(14n), gap(9n, 11n)]);
    expect(token).toBe('17.9-11.14');
    expect(gapsOfToken(token)).toEqual([gap(9n, 11n), gap(14n)]);
  });

  it('names nothing that lies above it', () => {
    expect(gapToken(10n, [gap(9n, 11n), gap(14n)])).toBe('10.9-10');
  });

  it('is read back with numbers below zero', () => {
    const token = gapToken(-2n, [gap(-9n, -7n), gap(-4n)]);
    expect(gapsOfToken(token)).toEqual([gap(-9n, -7n), gap(-4n)]);
  });

  it('has no open places where it names none', () => {
    expect(gapsOfToken(position('17'))).toEqual([]);
  });

  it.each(['17.x', '17.9-', '17.11-9', '17.', '17..9'])('is refused when mangled: %j', (token) => {
    expect(() => gapsOfToken(position(token))).toThrow(
      expect.objectContaining({ code: 'invalid_input' }),
    );
  });

  it('stays short and forgets no open place, however many there are', () => {
    const open = fc.uniqueArray(fc.bigInt({ min: 1n, max: 5000n }), { maxLength: 400 });
    fc.assert(
      fc.property(open, (places) => {
        const ranges = gapsOfToken(
          gapToken(
            5000n,
            places.map((place) => gap(place)),
          ),
        );
        expect(ranges.length).toBeLessThanOrEqual(mostRanges);
        const lost = places.filter(
          (place) => !ranges.some(({ from, to }) => from <= place && place <= to),
        );
        expect(lost).toEqual([]);
      }),
    );
  });
});
