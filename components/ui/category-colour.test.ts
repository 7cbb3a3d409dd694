import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categoryColour } from './category-colour.ts';

describe('the colour of a category', () => {
  it('is the same every time', () => {
    expect(categoryColour('account')).toBe(categoryColour('account'));
  });

  it('differs between the categories of the demo stores', () => {
    const colours = new Set(['account', 'order', 'payment'].map(categoryColour));
    expect(colours.size).toBe(3);
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
