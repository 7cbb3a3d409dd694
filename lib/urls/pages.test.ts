import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSegments } from './api-href.ts';
import * as pages from './pages.ts';
import { readSearch } from './search-string.ts';

describe('links to pages', () => {
  it.each([
    [pages.storesPage(), '/stores'],
    [pages.connectPage(), '/stores/new'],
    [pages.lookupPage({ q: 'ann@example.org' }), '/lookup?q=ann@example.org'],
    [pages.storePage('shop', { from: '2026-01-01' }), '/stores/shop?from=2026-01-01'],
    [pages.eventsPage('shop'), '/stores/shop/events'],
    [pages.searchPage('shop', { q: 'type:A' }), '/stores/shop/search?q=type:A'],
    [pages.eventPage('shop', 'a@1', { tab: 'raw' }), '/stores/shop/events/a~401?tab=raw'],
    [pages.streamsPage('shop', { category: 'order' }), '/stores/shop/streams?category=order'],
    [
      pages.streamPage('shop', 'order/42', { at: 'v17', against: 'previous' }),
      '/stores/shop/streams/order~2F42?at=v17&against=previous',
    ],
    [
      pages.fieldPage('shop', 'order-1', { path: 'lines[0].sku' }),
      '/stores/shop/streams/order-1/fields?path=lines[0].sku',
    ],
    [pages.comparePage('shop', { stream: ['a', 'b'] }), '/stores/shop/compare?stream=a&stream=b'],
    [pages.correlationPage('shop', '..'), '/stores/shop/correlations/~2E~2E'],
    [pages.typesPage('shop'), '/stores/shop/types'],
    [pages.typePage('shop', 'Order.Placed'), '/stores/shop/types/Order~2EPlaced'],
    [pages.livePage('shop', { after: '12' }), '/stores/shop/live?after=12'],
    [pages.healthPage('shop'), '/stores/shop/health'],
    [pages.reducersPage('shop'), '/stores/shop/reducers'],
  ])('%s', (href, expected) => {
    expect(href).toBe(expected);
  });

  it('leaves out what is not set', () => {
    expect(pages.streamPage('s', 'x', { at: null, path: undefined })).toBe('/stores/s/streams/x');
  });

  it('keep any stream id and any view through the platform URL parser', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(text, text, fc.array(text), (stream, q, ids) => {
        const place = new URL(pages.streamPage('shop', stream, { q }), 'http://localhost');
        expect(place.pathname.split('/')).toHaveLength(5);
        expect(readSegments({ stream: place.pathname.split('/')[4] })).toStrictEqual({ stream });
        expect(readSearch(place.searchParams)).toStrictEqual({ q });
        const compare = new URL(pages.comparePage('shop', { stream: ids }), 'http://localhost');
        expect(compare.searchParams.getAll('stream')).toStrictEqual(ids);
      }),
    );
  });
});
