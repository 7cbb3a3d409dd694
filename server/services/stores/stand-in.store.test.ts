import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { tableMapping } from '@/lib/events/table-mapping.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { connectStore } from './connect-store.ts';
import { forgetStore } from './forget-store.ts';
import { listStores } from './list-stores.ts';

const own = ownData();
const location = join(own.folder, 'parcels.db');
const database = new Sqlite(location);
database.exec('CREATE TABLE parcel_log (n INTEGER PRIMARY KEY, parcel TEXT, what TEXT, body TEXT)');
database.exec("INSERT INTO parcel_log VALUES (1, 'p-1', 'Sent', '{}')");
database.close();
own.name('parcels', location);

const column = (name: string) => ({ column: name });
const guess = {
  ...{ layout: 'mapped', title: '', confidence: 1, reasons: [] },
  parameters: tableMapping.parse({
    table: 'parcel_log',
    streamId: column('parcel'),
    type: column('what'),
    data: column('body'),
  }),
};

const cards = async () =>
  (await listStores(callAs(), {})).value.stores.map(({ id, state, removable, mappable }) => ({
    id,
    state,
    removable,
    mappable,
  }));

it('stands in for the store that was named by its place only, under the same name', async () => {
  const unknown = [{ id: 'parcels', state: 'failed', removable: false, mappable: true }];
  expect(await cards()).toEqual(unknown);
  const { value } = await connectStore(callAs(), { location, guess });
  expect(value).toMatchObject({ id: 'parcels', state: 'open', layout: 'mapped' });
  expect(await cards()).toEqual([
    { id: 'parcels', state: 'open', removable: true, mappable: undefined },
  ]);
  await forgetStore(callAs(), { store: 'parcels' });
  expect(await cards()).toEqual(unknown);
});

it('leaves the name of another place to the store that has it', async () => {
  own.write('orders', [{ stream: 'order-1' }]);
  const taken = connectStore(callAs(), { id: 'orders', location, guess });
  await expect(taken).rejects.toMatchObject({ code: 'conflict' });
});

it('leaves a store that opens under its name, whatever is connected to the same place', async () => {
  const place = own.write('letters', [{ stream: 'letter-1' }]);
  const found = { layout: 'backstory', title: '', confidence: 1, reasons: [], parameters: {} };
  const { value } = await connectStore(callAs(), { location: place, guess: found });
  expect(value).toMatchObject({ id: 'letters-2', state: 'open' });
  const again = connectStore(callAs(), { id: 'letters', location: place, guess: found });
  await expect(again).rejects.toMatchObject({ code: 'conflict' });
  expect((await cards()).map(({ id }) => id)).toEqual(expect.arrayContaining(['letters']));
});
