import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asOfIn, withAsOf, withoutAsOf } from './as-of.ts';
import * as pages from './pages.ts';
import { readSearch } from './search-string.ts';

const time = '2026-03-01T10:15:00.5Z';

/** Every builder, with ids and views that hold whatever a URL gives a meaning to. */
const builders = Object.entries(pages).map(
  ([name, builder]) => [name, builder as (...parts: readonly unknown[]) => string] as const,
);

const texts = fc.string({ unit: 'grapheme' });
const partsOf = (builder: { readonly length: number }, ids: readonly string[], q: string) => [
  ...ids.slice(0, builder.length),
  ...(builder.length === 0 ? [] : [{ q, at: q, path: q }]),
];

const read = (href: string) => {
  const address = new URL(href, 'http://localhost');
  return { path: address.pathname, search: readSearch(address.searchParams) };
};

describe('the pinned moment in an address', () => {
  it.each(builders)('is kept by %s, and nothing else changes', (_, builder) => {
    fc.assert(
      fc.property(fc.tuple(texts, texts, texts), texts, (ids, q) => {
        const href = builder(...partsOf(builder, ids, q));
        const kept = withAsOf(href, time);
        const [before, after] = [read(href), read(kept)];
        expect(after).toStrictEqual({
          path: before.path,
          search: { ...before.search, asof: time },
        });
        expect(asOfIn(new URL(kept, 'http://localhost').searchParams)).toBe(time);
        expect(withoutAsOf(kept)).toBe(href);
        expect(withAsOf(kept, '2020-01-01T00:00:00Z')).toBe(kept);
        expect(withAsOf(href, null)).toBe(href);
      }),
      { numRuns: 30 },
    );
  });

  it('stands before a fragment', () => {
    expect(withAsOf('/stores/s?x=1#a?b', time)).toBe(`/stores/s?x=1&asof=${time}#a?b`);
    expect(withoutAsOf(`/stores/s?asof=${time}&x=1#a`)).toBe('/stores/s?x=1#a');
  });

  it('is given to no address elsewhere', () => {
    expect(withAsOf('https://example.org/', time)).toBe('https://example.org/');
  });

  it.each(['', 'soon', 'v42', 'p1001'])('is not %j', (text) => {
    expect(asOfIn(new URLSearchParams({ asof: text }))).toBeNull();
  });

  it('is any ISO form', () => {
    expect(asOfIn(new URLSearchParams({ asof: '2026-03-01 11:15:00,5+01:00' }))).toBe(time);
  });
});
