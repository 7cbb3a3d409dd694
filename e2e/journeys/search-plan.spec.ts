import { listEvents } from '../../lib/api/events.ts';
import { takeover } from '../../scripts/demo/stories.ts';
import { SearchPage } from '../support/search-page.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

const { store, stream } = takeover;

test('an answer says in which zone its times are, and who did what for it', async ({ page }) => {
  const search = new SearchPage(page);
  await search.open(store, { q: `stream:${stream} data.email:exists` });
  await search.found('complete');
  await expect(page.getByText('Times in UTC.')).toBeVisible();
  const line = search.answer.getByText(/filtered by the store in part/);
  await expect(line).toBeVisible();
  await line.click();
  const terms = search.answer.getByRole('definition');
  await expect(terms.filter({ hasText: `stream:${stream}` })).toBeVisible();
  await expect(terms.filter({ hasText: 'data.email:exists' })).toBeVisible();
  await expectAccessible(page);
});

test('a pinned answer says how much is new since, and leads to it', async ({ page }) => {
  const answer = await page.request.get(`/api/stores/${store}/events?limit=50`);
  const { items } = listEvents.response.parse(await answer.json());
  const head = items.at(-1)?.position ?? '';
  const search = new SearchPage(page);
  await search.open(store, { q: 'category:*', head });
  const since = page.getByRole('status', { name: 'New since' });
  await expect(since).toContainText('49 events new since');
  await page.getByRole('button', { name: 'Search everything up to now' }).click();
  await expect(page).not.toHaveURL(/head=/);
  await expect(since).toBeHidden();
});
