import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categoryColour } from './category-colour.ts';

describe('the colour of a category', () => {
  it('is the same every time', () => {
    expect(categoryColour('account')).toBe(categoryColour('account'));
  });

  it('differs between the categories of each demo store', () => {
    const stores = [
      ['account', 'session', 'role'],
      ['order', 'shipment', 'cart'],
      ['subscription', 'invoice', 'payment', 'ledger'],
    ];
    for (const categories of stores) {
      expect(new Set(categories.map(categoryColour)).size).toBe(categories.length);
    }
  });

  it('is a colour for any name, and grey for none', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(categoryColour(name)).toMatch(/^#[0-9a-f]{6}$/);
      }),
    );
    expect(categoryColour(null)).toBe('#6b7686');
  });
});
