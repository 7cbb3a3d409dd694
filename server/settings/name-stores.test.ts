import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOf, nameStores } from './name-stores.ts';

const none = { data: '/d', demo: false, stores: [] };
const file = { id: null, title: null, layout: null, parameters: {}, defaultFilter: null };

describe('a readable id', () => {
  it.each([
    ['postgres://reader:secret@db.internal:5432/shop?sslmode=require', 'shop'],
    ['postgres://db.internal', 'db-internal'],
    ['postgres://u:p@h/My%20Shop', 'my-shop'],
    ['/srv/data/Events 2026.sqlite3', 'events-2026'],
    ['/srv/ストア.db', 'store'],
    ['postgres://:bad:url', 'postgres'],
  ])('of %s is %s', (location, id) => {
    expect(idOf(location)).toBe(id);
  });

  it('is always fit for an address', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, postgres) => {
        expect(idOf(postgres ? `postgres://h/${text}` : `/${text}`)).toMatch(
          /^[a-z0-9][a-z0-9-]{0,62}$/,
        );
      }),
    );
  });
});

describe('the stores of a start', () => {
  it('are the demo stores when nothing is configured', () => {
    expect(nameStores(none, [])).toEqual([
      { id: 'accounts', title: 'Accounts', location: '/d/demo/accounts.db', demo: true },
      { id: 'orders', title: 'Orders', location: '/d/demo/orders.db', demo: true },
      { id: 'billing', title: 'Billing', location: '/d/demo/billing.db', demo: true },
    ]);
  });

  it('are the configured ones alone, unless the demo is asked for', () => {
    const stores = ['postgres://h/shop'];
    expect(nameStores({ ...none, stores }, []).map(({ id }) => id)).toEqual(['shop']);
    const both = nameStores({ ...none, stores, demo: true }, []);
    expect(both.map(({ id }) => id)).toEqual(['accounts', 'orders', 'billing', 'shop']);
  });

  it('never share an id, and each location is opened once', () => {
    const stores = ['/a/orders.db', '/b/orders.db', '/a/orders.db', '/c/shop.db'];
    const named = nameStores({ ...none, stores, demo: true }, [
      { ...file, location: '/x/billing.db' },
      { ...file, id: 'shop-2', location: '/c/shop.db' },
      { ...file, location: '/y/shop.db' },
    ]);
    expect(named.map(({ id, location }) => `${id} ${location}`)).toEqual([
      'accounts /d/demo/accounts.db',
      'orders-3 /d/demo/orders.db',
      'billing-2 /d/demo/billing.db',
      'billing /x/billing.db',
      'shop-2 /c/shop.db',
      'shop /y/shop.db',
      'orders /a/orders.db',
      'orders-2 /b/orders.db',
    ]);
  });

  it('take the layout named in the file for certain', () => {
    const given = { ...file, location: '/x.db', layout: 'mapped', parameters: { table: 't' } };
    expect(nameStores(none, [given])[0]?.guess).toEqual({
      layout: 'mapped',
      title: 'mapped',
      confidence: 1,
      reasons: ['named in backstory.config.json'],
      parameters: { table: 't' },
    });
  });
});
