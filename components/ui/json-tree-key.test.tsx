import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { JsonTreeKey, shownPath } from './json-tree-key.tsx';

const shown = (label: string): string =>
  renderToStaticMarkup(<JsonTreeKey label={label} />).replaceAll(/<[^>]*>/g, '');

describe('the key of a row', () => {
  it.each(['hasOwnProperty', 'toString', 'then', 'toJSON', '__proto__', '', 'k'.repeat(120)])(
    'stands as it is: %s',
    (label) => {
      expect(shown(label)).toBe(label);
    },
  );

  it('of 100,000 characters is cut, and its length said', () => {
    expect(shown('k'.repeat(100_000))).toBe(`${'k'.repeat(120)}… 100,000 characters`);
  });

  it('keeps unseen characters visible', () => {
    expect(shown('a\u202Eb')).toBe('aRLOb');
  });

  it('has a path that is cut alike', () => {
    expect(shownPath('a.b')).toBe('a.b');
    expect(shownPath('p'.repeat(5000))).toBe(`${'p'.repeat(120)}… (5,000 characters)`);
  });
});
