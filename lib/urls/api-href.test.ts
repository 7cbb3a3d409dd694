import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listEvents, readEvent } from '@/lib/api/events.ts';
import { foldProgressPath, readState } from '@/lib/api/streams.ts';
import { AppError } from '@/lib/errors.ts';
import { apiHref, pathHref, readParams, readSegment } from './api-href.ts';

describe('addresses of the API', () => {
  it('fills segments and puts the rest into the search string', () => {
    expect(apiHref(readState, { store: 'shop', stream: 'order/42', at: 'v17' })).toBe(
      '/api/stores/shop/streams/order~2F42/state?at=v17',
    );
  });

  it('repeats the key of a list and leaves out what is not set', () => {
    expect(apiHref(listEvents, { store: 's', type: ['A', 'B & C'], cursor: null, limit: 20 })).toBe(
      '/api/stores/s/events?type=A&type=B%20%26%20C&limit=20',
    );
  });

  it('serves paths without a contract', () => {
    expect(pathHref(foldProgressPath, { store: 's', stream: 'x.y', after: 5n })).toBe(
      '/api/stores/s/streams/x~2Ey/fold?after=5',
    );
  });

  it('refuses to make an address with a hole', () => {
    expect(() => apiHref(readEvent, { store: 's' })).toThrow(AppError);
  });

  it('gives the route exactly what the caller meant', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(text, text, text, (store, stream, at) => {
        const place = new URL(apiHref(readState, { store, stream, at }), 'http://localhost');
        const [, , , storeSegment, , streamSegment] = place.pathname.split('/');
        const params = readParams(
          { store: storeSegment, stream: streamSegment },
          place.searchParams,
        );
        expect(readState.params.parse(params)).toStrictEqual({ store, stream, at });
      }),
    );
  });

  it('reads search parameters as Next hands them to a page', () => {
    const search = { type: ['A', 'B'], q: 'x', gone: undefined, store: 'forged' };
    expect(readParams({ store: 'real' }, search)).toStrictEqual({
      type: ['A', 'B'],
      q: 'x',
      store: 'real',
    });
  });

  it('says not found for a segment nobody wrote', () => {
    expect(() => readSegment('~C3')).toThrow('the address is damaged');
  });
});
