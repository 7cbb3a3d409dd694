import { describe, expect, it } from 'vitest';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { changeSearch } from './change-search.ts';
import { listSearches } from './list-searches.ts';
import { saveSearch } from './save-search.ts';

const own = ownData();
own.write('shop', [{ stream: 'o-1', id: 'e1', type: 'Placed', data: '{}' }]);

const store = 'shop';
const saved = async (name: string): Promise<number> =>
  (await saveSearch(callAs(), { store, name, folder: 'Weekly', q: 'type:Placed' })).value.id;
const all = async () => (await listSearches(callAs(), { store })).value.searches;

describe('a saved search', () => {
  it('is renamed, moved and given another query in place', async () => {
    const search = await saved('Placed ones');
    const parts = {
      name: 'All placed',
      folder: 'Monthly',
      q: 'type:Placed last:30d',
      description: 'For the first of the month',
      shared: true,
    };
    const { value } = await changeSearch(callAs(), { store, search, ...parts });
    expect(value).toEqual({ id: search, ...parts, own: true });
    expect(await all()).toContainEqual(value);
  });

  it('keeps its name from another in the same folder', async () => {
    await saved('First');
    const search = await saved('Second');
    const taken = { store, search, name: 'First', folder: 'Weekly', q: 'type:Placed' };
    await expect(changeSearch(callAs(), taken)).rejects.toMatchObject({
      code: 'conflict',
      field: 'name',
    });
    expect((await all()).find(({ id }) => id === search)?.name).toBe('Second');
    // Its own name is no obstacle.
    await changeSearch(callAs(), { ...taken, name: 'Second', q: 'type:Placed | count' });
  });

  it('is not changed by somebody else', async () => {
    const search = await saved('Mine');
    const call = callAs();
    const other = { ...call, principal: { ...call.principal, memberId: 'somebody' } };
    const change = { store, search, name: 'Theirs', q: '' };
    await expect(changeSearch(other, change)).rejects.toMatchObject({ code: 'not_found' });
  });
});
