import { takeover } from '../../scripts/demo/stories.ts';
import { storePage, streamPage } from '../../lib/urls/pages.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

const { store, stream } = takeover;
const time = '2026-03-01T00:00:00Z';
const pinned = /[?&]asof=2026-03-01T00(?::|%3A)00(?::|%3A)00Z/;

test.describe('a pinned moment', () => {
  test('is chosen in the header, kept from screen to screen and left by one click', async ({
    page,
  }) => {
    await page.goto(storePage(store));
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    const field = page.getByRole('textbox', { name: /^Time/ });
    await field.fill('soon');
    await field.press('Enter');
    await expect(page.getByText('"soon" is not a date or time.')).toBeVisible();
    await field.fill('2026-03-01T00:00Z');
    await field.press('Enter');

    const banner = page.getByRole('region', { name: 'Pinned moment' });
    const shown = async () => {
      await expect(page).toHaveURL(pinned);
      await expect(banner).toContainText('As of 2026-03-01 00:00:00');
      await expect(banner).toContainText(/[\d,]+ later events are not shown/);
      await expectAccessible(page);
    };
    await shown();

    const nav = page.getByRole('navigation', { name: 'Pages of the store' });
    await nav.getByRole('link', { name: /^Streams/ }).click();
    await expect(page).toHaveURL(/\/streams\?/);
    await shown();

    await page.goto(`${streamPage(store, stream)}?asof=${time}`);
    await shown();

    await nav.getByRole('link', { name: /^Events/ }).click();
    await expect(page).toHaveURL(/\/events\?/);
    await shown();

    await nav.getByRole('link', { name: /^Types/ }).click();
    await expect(page).toHaveURL(/\/types\?/);
    await shown();

    await banner.getByRole('link', { name: /Back to now/ }).click();
    await expect(banner).toBeHidden();
    await expect(page).not.toHaveURL(/asof/);
  });

  test('is taken from where a reader stands in a stream, and given back by a key', async ({
    page,
  }) => {
    await page.goto(streamPage(store, stream, { at: 'v41' }));
    await page.getByRole('button', { name: 'Pin this moment' }).first().click();
    const banner = page.getByRole('region', { name: 'Pinned moment' });
    await expect(banner).toContainText('later events are not shown');
    await expect(page).toHaveURL(/asof=/);
    await expect(page.getByRole('tabpanel')).toContainText('a.lee.7731@mail.ru');
    await expect(page.getByRole('button', { name: 'Pin this moment' })).toHaveCount(0);
    await page.keyboard.press('g');
    await page.keyboard.press('n');
    await expect(banner).toBeHidden();
    await expect(page).toHaveURL(/at=v41/);
  });
});
