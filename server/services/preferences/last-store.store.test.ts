import { describe, expect, it } from 'vitest';
import { database } from '@/server/db/client.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { lastStoreKey } from './internal-key.ts';
import { readLastStore } from './read-last-store.ts';
import { writePreference } from './write-preference.ts';

const own = ownData();
own.write('accounts', [{ stream: 'a-1', id: 'e1', type: 'Opened', data: '{}' }]);
own.write('orders', [{ stream: 'o-1', id: 'e2', type: 'Placed', data: '{}' }]);

const lastStore = async () => (await readLastStore(callAs(), {})).value.store;

describe('the store last looked into', () => {
  it('is unknown at first', async () => {
    expect(await lastStore()).toBeNull();
  });

  it('is the one written last', async () => {
    await writePreference(callAs(), { lastStore: 'accounts' });
    await writePreference(callAs(), { lastStore: 'orders' });
    expect(await lastStore()).toBe('orders');
  });

  it('is refused where no such store is known, and the one before stays', async () => {
    await writePreference(callAs(), { lastStore: 'orders' });
    await expect(writePreference(callAs(), { lastStore: 'nowhere' })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await lastStore()).toBe('orders');
  });

  it('is forgotten when that store is known no more', async () => {
    const client = await database();
    await writePreference(callAs(), { lastStore: 'orders' });
    await client.preference.updateMany({
      where: { key: lastStoreKey },
      data: { value: '"sold"' },
    });
    expect(await lastStore()).toBeNull();
  });
});
