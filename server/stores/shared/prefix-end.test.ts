import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prefixEnd } from './prefix-end.ts';

const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
const text = fc.string({ unit: 'binary', maxLength: 6 });

describe('the end of a prefix', () => {
  it('raises the last character', () => {
    expect(prefixEnd('order-')).toBe('order.');
    expect(prefixEnd('a\u{10ffff}')).toBe('b');
    expect(prefixEnd('\ud7ff')).toBe('\ue000');
  });

  it('does not exist where every text has the prefix, or nothing sorts behind it', () => {
    expect(prefixEnd('')).toBeNull();
    expect(prefixEnd('\u{10ffff}')).toBeNull();
  });

  it('separates texts with the prefix from those behind, in the order of UTF-8 bytes', () => {
    fc.assert(
      fc.property(text, text, (prefix, other) => {
        const end = prefixEnd(prefix);
        const inside = byBytes(other, prefix) >= 0 && (end === null || byBytes(other, end) < 0);
        expect(inside).toBe(other.startsWith(prefix));
        expect(end === null || byBytes(prefix + other, end) < 0).toBe(true);
      }),
    );
  });
});
