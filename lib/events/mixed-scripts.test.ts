import { describe, expect, it } from 'vitest';
import { mixedScripts } from './mixed-scripts.ts';

describe('a name', () => {
  it.each([
    ['with a Cyrillic letter in a Latin word', 'аccount-1', ['Latin', 'Cyrillic']],
    ['with a Greek letter in a Latin word', 'cart-Αnna', ['Latin', 'Greek']],
    ['with a Latin letter in a Cyrillic word', 'счeт-7', ['Latin', 'Cyrillic']],
  ])('may look like another: %s', (_, name, scripts) => {
    expect(mixedScripts(name)).toEqual(scripts);
  });

  it.each([
    'account-1',
    'Zoë’s-cart',
    'счет-7',
    'cart-счет',
    'カートcart商品',
    'שלום-cart',
    '',
    '🛒-e\u0301',
  ])('is what it looks like: %s', (name) => {
    expect(mixedScripts(name)).toEqual([]);
  });
});
