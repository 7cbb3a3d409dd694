import { describe, expect, it } from 'vitest';
import { readSearch, searchString } from './search-string.ts';

describe('search strings', () => {
  it('are empty without values', () => {
    expect(searchString({ a: null, b: undefined, c: [] })).toBe('');
  });

  it('keep an empty text, because it is a value', () => {
    expect(searchString({ path: '' })).toBe('?path=');
  });

  it('leave times, paths and lists readable', () => {
    expect(searchString({ at: '2026-03-01T10:15+01:00', path: 'a[0].b', n: 5n, on: true })).toBe(
      '?at=2026-03-01T10:15%2B01:00&path=a[0].b&n=5&on=true',
    );
  });

  it('carry a lone surrogate as the replacement character instead of failing', () => {
    expect(searchString({ q: 'a\ud800' })).toBe('?q=a%EF%BF%BD');
  });

  it('read one value as text and several as a list', () => {
    expect(readSearch(new URLSearchParams('a=1&b=2&b=3'))).toStrictEqual({
      a: '1',
      b: ['2', '3'],
    });
  });
});
