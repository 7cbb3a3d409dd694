import { takeover } from '../../scripts/demo/stories.ts';
import { SearchPage } from '../support/search-page.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

const { store, stream } = takeover;

test.describe('the answer', () => {
  test('is walked by keyboard with the event beside it', async ({ page }) => {
    const search = new SearchPage(page);
    await search.open(store, { q: `stream:${stream}` });
    await search.found('64 events found');
    const side = page.getByRole('complementary', { name: 'Chosen event' });
    await page.keyboard.press('j');
    await expect(side).toContainText('v64');
    await page.keyboard.press('j');
    await expect(side).toContainText('v63');
    await page.keyboard.press('k');
    await expect(side).toContainText('v64');
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/events\//);
  });

  test('has the whole room until an event is chosen, and again once it is closed', async ({
    page,
  }) => {
    const search = new SearchPage(page);
    await search.open(store, { q: `stream:${stream}` });
    await search.found('64 events found');
    const side = page.getByRole('complementary', { name: 'Chosen event' });
    await expect(side).toBeHidden();
    await search.rows
      .first()
      .getByRole('link', { name: /^[A-Z]/ })
      .click();
    await expect(side).toContainText('v64');
    await side.getByRole('button', { name: 'Close the event' }).click();
    await expect(side).toBeHidden();
    await page.keyboard.press('j');
    await expect(side).toContainText('v64');
    await page.keyboard.press('Escape');
    await expect(side).toBeHidden();
  });

  test('can close an event of its link that is not there', async ({ page, faults }) => {
    faults.allow(/404/);
    const search = new SearchPage(page);
    await search.open(store, { q: `stream:${stream}`, event: 'gone' });
    const side = page.getByRole('complementary', { name: 'Chosen event' });
    await expect(side.getByRole('alert')).toBeVisible();
    await side.getByRole('button', { name: 'Close the event' }).click();
    await expect(side).toBeHidden();
  });

  test('is narrowed by what its events have in common', async ({ page }) => {
    const search = new SearchPage(page);
    await search.open(store, { q: `stream:${stream}` });
    const narrow = page.getByRole('navigation', { name: 'Narrow the answer' });
    await narrow.getByRole('link', { name: /^LoggedIn/ }).click();
    await expect(search.chips).toContainText('type:LoggedIn');
    await narrow.getByRole('link', { name: /^LoggedIn/ }).click();
    await expect(search.box).toHaveValue(`stream:${stream}`);
  });

  test('goes on as the reader comes to its end', async ({ page }) => {
    const search = new SearchPage(page);
    await search.open(store, { q: 'category:account' });
    await search.found('100 events found so far');
    await search.answer.getByRole('region', { name: 'Events' }).hover();
    await page.mouse.wheel(0, 6000);
    await expect(search.coverage).toContainText('200 events found so far');
  });

  test('is the same for whoever gets the link', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const search = new SearchPage(page);
    await search.open(store, { q: `stream:${stream} last:3650d` });
    await search.found('64 events found');
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('menuitem', { name: 'Link to this answer' }).click();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toMatch(/recorded:%3E%3D\d{4}-/);
    expect(new URL(link).searchParams.get('head')).not.toBeNull();
    await page.goto(link);
    await search.found('64 events found');
    await expect(page.getByText(/The answer as of position/)).toBeVisible();
    await page.getByRole('button', { name: 'Search everything up to now' }).click();
    await expect(page.getByText(/The answer as of position/)).toBeHidden();
  });

  test('is remembered among the recent searches', async ({ page }) => {
    const search = new SearchPage(page);
    await search.open(store, { q: `stream:${stream}` });
    await search.found('64 events found');
    await search.open(store);
    await expect(page.getByRole('link', { name: `stream:${stream}` })).toBeVisible();
  });

  test('says so when nothing fits', async ({ page }) => {
    const search = new SearchPage(page);
    await search.open(store, { q: 'type:NoSuchType' });
    await expect(page.getByText('No event fits')).toBeVisible();
    await expect(search.coverage).toContainText('complete');
  });
});

test('the search fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const search = new SearchPage(page);
  await search.open(store, { q: `stream:${stream}` });
  await search.found('64 events found');
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  await page.getByRole('button', { name: 'Narrow the answer' }).click();
  await page
    .getByRole('navigation', { name: 'Narrow the answer' })
    .getByRole('link', { name: /^LoggedIn/ })
    .click();
  await expect(search.chips).toContainText('type:LoggedIn');
  await expectAccessible(page);
});
