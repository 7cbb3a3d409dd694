import { takeover } from '../../scripts/demo/stories.ts';
import { SearchPage } from '../support/search-page.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

const conversation = `correlation:${takeover.conversation}`;

test.describe('a search in all stores', () => {
  test('shows one conversation across the services it went through', async ({ page }) => {
    // High enough for every row to be on the page.
    await page.setViewportSize({ width: 1440, height: 1600 });
    const search = new SearchPage(page);
    await search.open(null, { q: conversation });
    await search.found('21 events found');
    await expect(search.coverage).toContainText('complete');
    for (const store of ['Accounts', 'Orders', 'Billing']) {
      await expect(search.store(store)).toContainText('complete');
    }
    await expect(search.rows).toHaveCount(21);
    await expect(search.rows.filter({ hasText: 'billing' })).toHaveCount(6);
    const times = await search.rows
      .locator('time')
      .evaluateAll((found) => found.map((time) => time.getAttribute('datetime') ?? ''));
    expect(times).toStrictEqual(times.toSorted().toReversed());
    await expectAccessible(page);
  });

  test('asks only the stores that service: chooses', async ({ page }) => {
    const search = new SearchPage(page);
    await search.open(null, { q: `service:billing ${conversation}` });
    await search.found('6 events found');
    await expect(search.store('Accounts')).toContainText('not asked');
    await expect(search.store('Billing')).toContainText('6 found');
    await expect(search.rows).toHaveCount(6);
  });

  test('counts by store, and leads from the number to the events', async ({ page }) => {
    const search = new SearchPage(page);
    await search.open(null, { q: `${conversation} | count by service` });
    await search.found('21 events found');
    await expect(search.row('accounts')).toContainText('12');
    await search.row('orders').getByRole('link').click();
    await expect(page).toHaveURL(/^[^?]*\/search\?q=correlation:\S*service:orders/);
    await search.found('3 events found');
  });

  test('is counted as a whole, over time and by store, while its first page is on screen', async ({
    page,
  }) => {
    const search = new SearchPage(page);
    await search.open(null, { q: 'type:(AccountRegistered,OrderPlaced)' });
    await search.found('100 events found so far');
    await expect(search.total).toContainText(/all counted|estimate/, { timeout: 60_000 });
    await expect(search.histogram).toBeVisible();
    const stores = search.narrow.getByRole('link', { name: /^orders/ });
    await expect(stores).toBeVisible();
    await expectAccessible(page);
    await stores.click();
    await expect(search.box).toHaveValue(/service:orders/);
  });

  test('is narrowed to one store, or to all but one', async ({ page }) => {
    const search = new SearchPage(page);
    await search.open(null, { q: conversation });
    await page.getByRole('link', { name: 'Search without accounts' }).click();
    await expect(search.box).toHaveValue(`-service:accounts ${conversation}`);
    await search.found('9 events found');
    await page.getByRole('link', { name: 'Search only in orders' }).click();
    await search.found('3 events found');
  });

  test('is walked by keyboard, and every event opens in its own store', async ({ page }) => {
    const search = new SearchPage(page);
    await search.open(null, { q: `service:(orders,billing) ${conversation}` });
    await search.found('9 events found');
    const side = page.getByRole('complementary', { name: 'Chosen event' });
    await page.keyboard.press('j');
    const [first] = await search.rows.getByRole('link').allTextContents();
    const store = new URL(page.url()).searchParams.get('in');
    expect(first).toBe(store);
    await expect(side.getByRole('heading', { level: 2 })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`/stores/${store ?? '-'}/events/`));
  });

  test('goes on over several pages, each store from where it stood', async ({ page }) => {
    const search = new SearchPage(page);
    await search.open(null, { q: 'type:*Captured or type:AccountOpened or type:OrderPlaced' });
    await search.found('100 events found so far');
    await search.answer.getByRole('region', { name: 'Events' }).hover();
    await page.mouse.wheel(0, 6000);
    await expect(search.coverage).toContainText('200 events found so far');
  });

  test('offers the stores where service: is written, and says which there is not', async ({
    page,
  }) => {
    const search = new SearchPage(page);
    await search.open(null);
    await search.box.click();
    await page.keyboard.type('service:');
    const offers = page.getByRole('listbox', { name: 'What can come next' });
    await expect(offers.getByRole('option', { name: /^billing/ })).toBeVisible();
    await search.ask('service:biling');
    await expect(page.getByText('There is no store named biling.')).toBeVisible();
  });

  test('is one key away', async ({ page }) => {
    await page.goto('/stores/accounts');
    await expect(page.getByRole('link', { name: /^Search all/ })).toBeVisible();
    await page.keyboard.press('g');
    await page.keyboard.press('q');
    await expect(page).toHaveURL(/\/search$/);
  });

  test('shows its receiver the same answer', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const search = new SearchPage(page);
    await search.open(null, { q: conversation });
    await search.found('21 events found');
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('menuitem', { name: 'Link to this answer' }).click();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(new URL(link).searchParams.get('head')).toMatch(/^accounts:\d+,orders:\d+,billing:\d+$/);
    await page.goto(link);
    await search.found('21 events found');
    await expect(page.getByText(/The answer as of/)).toBeVisible();
  });

  test('fits a phone', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    const search = new SearchPage(page);
    await search.open(null, { q: conversation });
    await search.found('21 events found');
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
    await expectAccessible(page);
  });
});
