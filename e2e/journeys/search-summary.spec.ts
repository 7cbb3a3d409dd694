import { takeover } from '../../scripts/demo/stories.ts';
import { SearchPage } from '../support/search-page.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

const { store, stream } = takeover;

test.describe('the whole answer of a search', () => {
  test('is counted while its first events are on screen', async ({ page }) => {
    const search = new SearchPage(page);
    await search.open(store, { q: 'category:account' });
    await search.found('100 events found so far');
    await expect(search.total).toContainText('all counted', { timeout: 60_000 });
    await expect(search.total).toContainText(/[\d,]{4,} events/);
    await expect(search.histogram).toBeVisible();
    await expect(search.narrow).toContainText(/Of all [\d,]{4,} events/);
    await expectAccessible(page);
  });

  test('is narrowed to a time by keys, beside what was asked', async ({ page }) => {
    const search = new SearchPage(page);
    await search.open(store, { q: `stream:${stream}` });
    await search.found('64 events found');
    await expect(search.total).toContainText('64 events');
    const brush = page.getByRole('slider', { name: /^Pick a time/ });
    await brush.press('Home');
    await brush.press('Shift+ArrowRight');
    const picked = page.getByRole('status', { name: 'Picked time' });
    await expect(picked).toContainText('press Enter to search it');
    await brush.press('Enter');
    await expect(search.box).toHaveValue(new RegExp(`^stream:${stream} recorded:`));
    await expect(search.coverage).not.toContainText('64 events found');
    await page.goBack();
    await search.found('64 events found');
  });

  test('is narrowed to a time by dragging', async ({ page }) => {
    const search = new SearchPage(page);
    await search.open(store, { q: `stream:${stream}` });
    await expect(search.histogram).toBeVisible();
    const box = await search.histogram.boundingBox();
    if (box === null) throw new Error('The chart has no place.');
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.8, box.y + box.height / 2, { steps: 4 });
    await page.mouse.up();
    await expect(search.box).toHaveValue(/ recorded:/);
  });

  test('is told by value, each with its share, as links that add and take away', async ({
    page,
  }) => {
    const search = new SearchPage(page);
    await search.open(store, { q: 'category:account' });
    await expect(search.narrow).toContainText(/Of all/, { timeout: 60_000 });
    const type = search.narrow.getByRole('link', { name: /^LoggedIn/ });
    await expect(type).toContainText('%');
    await type.press('Enter');
    await expect(search.box).toHaveValue('category:account type:LoggedIn');
    await expect(type).toHaveAttribute('aria-current', 'true');
    await type.press('Enter');
    await expect(search.box).toHaveValue('category:account');
  });

  test('that cannot be counted leaves what was found', async ({ page, faults }) => {
    faults.allow(/503/);
    await page.route('**/search/summary?*', (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          ...{ code: 'store_unavailable', title: 'Away', detail: 'The store is away.' },
          requestId: 'r',
        }),
      }),
    );
    const search = new SearchPage(page);
    await search.open(store, { q: 'category:account' });
    await search.found('100 events found so far');
    const whole = page.getByRole('region', { name: 'Whole answer' });
    await expect(whole.getByRole('alert')).toContainText('The store is away.');
    await expect(search.rows.first()).toBeVisible();
    await expect(search.narrow).toContainText('Of the 100 events shown so far');
    await expectAccessible(page);
    await page.unroute('**/search/summary?*');
    await whole.getByRole('button', { name: 'Count again' }).click();
    await expect(search.total).toContainText('all counted', { timeout: 60_000 });
  });

  test('fits a phone, its chart behind a button', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    const search = new SearchPage(page);
    await search.open(store, { q: `stream:${stream}` });
    await expect(search.total).toContainText('64 events');
    await expect(search.histogram).toBeHidden();
    await page.getByRole('button', { name: /^Over time/ }).click();
    await expect(search.histogram).toBeVisible();
    await page.getByRole('button', { name: 'As a table' }).click();
    await expect(page.getByRole('region', { name: 'Events over time, table' })).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
    await expectAccessible(page);
  });
});
