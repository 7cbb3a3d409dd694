import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shorten } from './shorten.ts';

describe('shortened ids', () => {
  it('stay whole when they fit', () => {
    expect(shorten('account-1042', 12)).toBe('account-1042');
  });

  it('lose their middle when they do not', () => {
    expect(shorten('abcdefghij', 5)).toBe('ab…ij');
  });

  it('never tear a character that takes two code units', () => {
    expect(shorten('☕🏽☕🏽☕🏽☕🏽', 3)).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });

  it('never exceed the length asked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 3, max: 40 }), (text, most) => {
        expect([...shorten(text, most)].length).toBeLessThanOrEqual(most);
      }),
    );
  });
});
