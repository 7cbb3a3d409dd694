import { takeover } from '../../scripts/demo/stories.ts';
import {
  eventsPage,
  fieldPage,
  storePage,
  streamPage,
  streamsPage,
  typePage,
  typesPage,
} from '../../lib/urls/pages.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

const { store, stream, versions } = takeover;

test.describe('the overview of a store', () => {
  test('says what the store is and leads from each number to what it counts', async ({ page }) => {
    await page.goto(storePage(store));
    await expect(page.getByText('read-only, enforced by the store')).toBeVisible();
    const events = page
      .locator('main')
      .getByRole('link', { name: /^\d{2},\d{3}$/ })
      .first();
    await expect(events).toHaveAttribute('href', eventsPage(store));
    await expect(page.getByRole('list', { name: 'Categories by events' })).toContainText('account');
    await expect(page.getByRole('img', { name: /events from .* by category/ })).toBeVisible();
    await expectAccessible(page);
  });

  test('searches a time that was picked in the chart', async ({ page }) => {
    await page.goto(storePage(store));
    const chart = page.getByRole('img', { name: /events from .* by category/ });
    await chart.click({ position: { x: 500, y: 120 } });
    const link = page.getByRole('link', { name: 'Search these events' });
    await expect(link).toHaveAttribute('href', /\/search\?q=recorded:/);
    await page.getByRole('link', { name: 'Zoom in' }).click();
    await expect(page).toHaveURL(/\?from=/);
    await expect(page.getByRole('link', { name: 'Whole time' })).toBeVisible();
  });

  test('searches a time that was picked by keyboard', async ({ page }) => {
    await page.goto(storePage(store));
    const brush = page.getByRole('slider', { name: /^Pick a time/ });
    await brush.focus();
    await brush.press('End');
    await brush.press('Shift+ArrowLeft');
    await expect(brush).toHaveAttribute('aria-valuetext', /event/);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Search these events' }).click();
    const box = page.getByRole('textbox', { name: 'Search query' });
    await expect(box).toHaveValue(/^recorded:/);
  });

  test('has the numbers of the chart as a table', async ({ page }) => {
    await page.goto(storePage(store));
    await page.getByRole('button', { name: 'As a table' }).click();
    const table = page.getByRole('region', { name: 'Events over time, table' });
    await expect(table.getByRole('columnheader', { name: 'account' })).toBeVisible();
    await expect(table.getByRole('link').first()).toHaveAttribute('href', /\/search\?q=recorded:/);
    await expectAccessible(page);
  });
});

test.describe('the streams of a store', () => {
  test('are narrowed by category and beginning, which the address keeps', async ({ page }) => {
    await page.goto(streamsPage(store));
    await page.getByRole('button', { name: /^session/ }).click();
    await expect(page).toHaveURL(/category=session/);
    await expect(page.getByRole('link', { name: /^session-/ }).first()).toBeVisible();
    await page.getByRole('textbox', { name: /Stream id/ }).fill('session-59004');
    await expect(page).toHaveURL(/prefix=session-59004/);
    await page.reload();
    await expect(page.getByText('Streams of session that begin with')).toBeVisible();
    await expect(page.getByText('These are all.')).toBeVisible();
    await expectAccessible(page);
  });

  test('open at once when the whole id is typed', async ({ page }) => {
    await page.goto(streamsPage(store));
    const field = page.getByRole('textbox', { name: /Stream id/ });
    await field.fill(stream);
    await field.press('Enter');
    await expect(page).toHaveURL(new RegExp(`${streamPage(store, stream)}`));
  });

  test('are walked with the keyboard', async ({ page }) => {
    await page.goto(streamsPage(store, { prefix: stream, order: 'id' }));
    await expect(page.getByRole('link', { name: stream })).toBeVisible();
    await page.keyboard.press('j');
    await expect(page.getByRole('link', { name: stream })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`${streamPage(store, stream)}`));
  });

  test('say why the list is empty', async ({ page }) => {
    await page.goto(streamsPage(store, { prefix: 'nothing-like-this' }));
    await expect(page.getByText('No stream fits')).toBeVisible();
  });
});

test.describe('the event types', () => {
  test('lead to one type with examples of it', async ({ page }) => {
    await page.goto(typesPage(store));
    await page.getByRole('textbox', { name: /Part of a type/ }).fill('emailch');
    await expect(page.getByText(/^1 of \d+ types$/)).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'EmailChanged' }).click();
    await expect(page).toHaveURL(new RegExp(typePage(store, 'EmailChanged')));
    await expect(page.getByRole('heading', { level: 1, name: 'EmailChanged' })).toBeVisible();
    await expect(page.getByText('emailVerified').first()).toBeVisible();
    await expectAccessible(page);
  });
});

test.describe('the history of a field', () => {
  test('has every value with the event that set it', async ({ page }) => {
    await page.goto(fieldPage(store, stream, { path: 'email' }));
    const list = page.getByRole('region', { name: 'Intervals, newest first' });
    await expect(list.getByRole('listitem')).toHaveCount(3);
    await expect(list.getByRole('listitem').nth(1)).toContainText(takeover.intruder.email);
    await expect(list.getByRole('listitem').nth(0)).toContainText('still so');
    const link = list.getByRole('link', { name: `v${versions.emailChanged}` }).first();
    await expect(link).toHaveAttribute(
      'href',
      streamPage(store, stream, { at: `v${versions.emailChanged}`, path: 'email' }),
    );
    await expectAccessible(page);
  });

  test('marks the interval of the version in the address', async ({ page }) => {
    const at = `v${versions.emailChanged + 1}`;
    await page.goto(fieldPage(store, stream, { path: 'email', at }));
    await expect(page.locator('[data-chosen]')).toContainText(takeover.intruder.email);
    await page.keyboard.press('k');
    await expect(page).toHaveURL(new RegExp(`at=v${versions.recovered}`));
  });

  test('says so when a field never had a value', async ({ page }) => {
    await page.goto(fieldPage(store, stream, { path: 'nothing.here' }));
    await expect(page.getByText('This field never had a value')).toBeVisible();
  });
});
