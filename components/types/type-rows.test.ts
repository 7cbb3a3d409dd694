import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TypeView } from '@/lib/api/stores.ts';
import { typeOrders, typeRows } from './type-rows.ts';

const type = (name: string, own: Partial<TypeView> = {}): TypeView => ({
  type: name,
  category: 'order',
  count: '1',
  firstSeen: null,
  lastSeen: null,
  ...own,
});

const names = (types: readonly TypeView[]) => types.map((each) => each.type);

describe('the types of a store', () => {
  it('come with the most frequent first, and by name among equals', () => {
    const types = [type('B'), type('C', { count: '9' }), type('A')];
    expect(names(typeRows(types, { text: '', order: 'events' }))).toEqual(['C', 'A', 'B']);
  });

  it('can come by when they were seen, those without a time last', () => {
    const types = [
      type('none'),
      type('old', { lastSeen: '2025-01-01T00:00:00Z', firstSeen: '2024-01-01T00:00:00Z' }),
      type('new', { lastSeen: '2026-01-01T00:00:00Z', firstSeen: '2020-01-01T00:00:00Z' }),
    ];
    expect(names(typeRows(types, { text: '', order: 'last' }))).toEqual(['new', 'old', 'none']);
    expect(names(typeRows(types, { text: '', order: 'first' }))).toEqual(['old', 'new', 'none']);
  });

  it('are found by a part of their name in any case', () => {
    const types = [type('OrderPlaced'), type('CartOpened')];
    expect(names(typeRows(types, { text: ' placed ', order: 'name' }))).toEqual(['OrderPlaced']);
  });

  it('keep their share of everything when the list is narrowed', () => {
    const types = [type('A', { count: '75' }), type('B', { count: '25' })];
    expect(typeRows(types, { text: 'b', order: 'events' })[0]?.share).toBe('25 %');
  });

  it('of one name in two categories are two', () => {
    const rows = typeRows([type('A'), type('A', { category: null })], { text: '', order: 'name' });
    expect(new Set(rows.map((row) => row.key)).size).toBe(2);
  });

  it('are all there in every order', () => {
    const some = fc.array(
      fc.record({
        type: fc.string(),
        category: fc.option(fc.string(), { nil: null }),
        count: fc.bigInt({ min: 0n, max: 10n ** 20n }).map(String),
        firstSeen: fc.constantFrom(null, '2026-01-01T00:00:00Z', 'infinity'),
        lastSeen: fc.constantFrom(null, '2026-02-01T00:00:00Z', 'no time'),
      }),
    );
    fc.assert(
      fc.property(some, fc.constantFrom(...typeOrders), (types, order) => {
        const rows = typeRows(types, { text: '', order });
        expect(names(rows).sort()).toEqual(names(types).sort());
        expect(rows.every(({ part }) => part >= 0 && part <= 1)).toBe(true);
      }),
    );
  });
});
