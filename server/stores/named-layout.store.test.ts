import { beforeAll, describe, expect, it } from 'vitest';
import { quiet } from './conformance/suite.ts';
import { ownData } from '@/server/testing/own-data.ts';
import { installMessageDb } from './postgres/testing/message-db-fixture.ts';
import { grantReading, readerUrl } from './postgres/testing/open-detected.ts';
import { withServer } from './postgres/testing/with-server.ts';
import { closeStore, storeById } from './registry.ts';

const own = ownData();
const server = withServer({ databases: ['shop', 'bare'] });

beforeAll(async () => {
  const client = await server().admin('shop');
  await installMessageDb(client);
  await client.query(
    `SELECT message_store.write_message(gen_random_uuid()::varchar, 'cart-1', 'Opened', '{}')`,
  );
  await client.end();
  await grantReading(server(), 'shop', 'message_store');
});

describe('a store whose layout is named without saying where its tables are', () => {
  it('is opened where they are found', async () => {
    own.name('shop', readerUrl(server(), 'shop'), 'message-db');
    const { store, guess } = await storeById('shop');
    expect(guess.parameters).toMatchObject({ schema: 'message_store' });
    expect((await store.horizon(quiet)).head).toBe('1');
    await closeStore('shop');
  });

  it('says that they are not there where they are not', async () => {
    own.name('bare', readerUrl(server(), 'bare'), 'message-db');
    await expect(storeById('bare')).rejects.toThrow(
      'Tables of the layout "message-db" were not found here',
    );
  });
});
