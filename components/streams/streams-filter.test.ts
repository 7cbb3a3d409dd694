import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamsPage } from '@/lib/urls/pages.ts';
import {
  filterWords,
  readStreamsFilter,
  streamsParams,
  writeStreamsFilter,
} from './streams-filter.ts';

const read = (search: string) => readStreamsFilter(new URLSearchParams(search));

describe('the filter of the streams', () => {
  it('without an address is everything, last active first', () => {
    expect(read('')).toEqual({ category: null, prefix: '', order: 'recent' });
  });

  it('falls back for an order nobody knows, and takes the first of a repeated name', () => {
    expect(read('order=sideways&prefix=a&prefix=b')).toEqual({
      category: null,
      prefix: 'a',
      order: 'recent',
    });
  });

  it('leaves out of the address what the screen shows by itself', () => {
    expect(streamsPage('shop', writeStreamsFilter(read('')))).toBe('/stores/shop/streams');
  });

  it('comes back from its own address', () => {
    const filters = fc.record({
      category: fc.option(fc.string({ minLength: 1 }), { nil: null }),
      prefix: fc.string(),
      order: fc.constantFrom('recent' as const, 'id' as const),
    });
    fc.assert(
      fc.property(filters, (filter) => {
        const { search } = new URL(streamsPage('s', writeStreamsFilter(filter)), 'http://x');
        expect(read(search)).toEqual(filter);
      }),
    );
  });

  it('asks the list for exactly what it says', () => {
    expect(streamsParams('shop', read('category=cart&order=id'))).toEqual({
      store: 'shop',
      category: 'cart',
      prefix: '',
      order: 'id',
      limit: 100,
    });
  });

  it('is told in words', () => {
    expect(filterWords(read(''))).toBe('All streams, last active first');
    expect(filterWords(read('category=cart&prefix=cart-1&order=id'))).toBe(
      'Streams of cart that begin with “cart-1”, by id',
    );
  });
});
