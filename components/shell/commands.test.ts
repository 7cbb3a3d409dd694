import { describe, expect, it } from 'vitest';
import { commandsFor } from './commands.ts';

const stores = [
  { id: 'accounts', title: 'accounts' },
  { id: 'orders', title: 'Orders of 2026' },
];
const inStore = { store: 'accounts', section: 'events' } as const;
const outside = { store: null, section: 'stores' } as const;

const labels = (text: string, place: typeof inStore | typeof outside = inStore) =>
  commandsFor({ place, stores, text }).flatMap(({ title, commands }) =>
    commands.map(({ label }) => `${title}: ${label}`),
  );

describe('the command palette', () => {
  it('lists the pages of the store and all stores before anything is typed', () => {
    expect(labels('')).toStrictEqual([
      'Pages: Overview',
      'Pages: Events',
      'Pages: Streams',
      'Pages: Types',
      'Pages: All stores',
      'Pages: Connect a store',
      'Stores: accounts',
      'Stores: Orders of 2026',
    ]);
  });

  it('offers what a text would be as an id, in the store one is in', () => {
    const [first] = commandsFor({ place: inStore, stores, text: ' account-1/2 ' });
    expect(first?.title).toBe('By id');
    expect(first?.commands.map(({ href }) => href)).toStrictEqual([
      '/stores/accounts/streams/account-1~2F2',
      '/stores/accounts/events?prefix=account-1/2',
      '/stores/accounts/events/account-1~2F2',
      '/stores/accounts/correlations/account-1~2F2',
    ]);
  });

  it('offers an id in every store where one is in none', () => {
    const [first] = commandsFor({ place: outside, stores, text: 'x' });
    expect(first?.commands).toHaveLength(8);
    expect(labels('', outside)).not.toContain('Pages: Overview');
  });

  it('keeps only pages and stores whose name holds the text, in any case', () => {
    expect(labels('ORD').filter((label) => !label.startsWith('By id'))).toStrictEqual([
      'Stores: Orders of 2026',
    ]);
  });
});
