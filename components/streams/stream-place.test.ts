import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchString } from '@/lib/urls/search-string.ts';
import { namedVersion, readPlace, streamTabs, versionAt, writePlace } from './stream-place.ts';

const text = fc.option(fc.string({ minLength: 1, maxLength: 12 }), { nil: null });

describe('the place of a stream in its URL', () => {
  it('is the newest state at the head when nothing is said', () => {
    expect(readPlace({})).toStrictEqual({
      at: null,
      against: null,
      path: null,
      reducer: null,
      againstReducer: null,
      tab: 'state',
      order: 'newest',
      clock: 'recorded',
    });
    expect(searchString(writePlace(readPlace({})))).toBe('');
  });

  it('ignores what it does not know, and counts a repeated name once', () => {
    const place = readPlace({ tab: 'nonsense', order: 'sideways', at: ['v1', 'v2'], path: '' });
    expect(place).toMatchObject({ tab: 'state', order: 'newest', at: 'v1', path: null });
  });

  it('is read back as it was written', () => {
    const places = fc.record({
      at: text,
      against: text,
      path: text,
      reducer: text,
      againstReducer: text,
      tab: fc.constantFrom(...streamTabs),
      order: fc.constantFrom('newest' as const, 'oldest' as const),
      clock: fc.constantFrom('recorded' as const, 'occurred' as const),
    });
    fc.assert(
      fc.property(places, (place) => {
        const url = new URLSearchParams(searchString(writePlace(place)));
        expect(readPlace(url)).toEqual(place);
      }),
    );
  });

  it('names versions beyond what a double holds', () => {
    expect(namedVersion(versionAt(9007199254740993n))).toBe(9007199254740993n);
    expect(namedVersion('v-1')).toBe(-1n);
    for (const at of [null, 'v', 'p12', '2026-05-13', 'v99999999999999999999']) {
      expect(namedVersion(at)).toBeNull();
    }
  });
});
