import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fieldPage, lookupPage, searchPage, storePage } from '../../lib/urls/pages.ts';
import { negativeTotal, takeover } from '../../scripts/demo/stories.ts';
import { StreamPage } from '../support/stream-page.ts';
import { settled } from '../support/settle.ts';
import { expect, test } from '../support/test.ts';

/** `BACKSTORY_PICTURES=1` takes the pictures of the readme anew; otherwise they stay in test-results. */
const folder = fileURLToPath(
  new URL(
    process.env.BACKSTORY_PICTURES === '1'
      ? '../../docs/screenshots/'
      : '../../test-results/pictures/',
    import.meta.url,
  ),
);
mkdirSync(folder, { recursive: true });

test('a picture of the stream of an account that was taken over', async ({ page }) => {
  const stream = new StreamPage(page);
  await stream.open(takeover, { at: `v${takeover.versions.emailChanged}`, path: 'email' });
  await expect(page.getByRole('link', { name: /^history · \d/ })).toBeVisible();
  await page.screenshot({ path: `${folder}stream.png` });
});

test('a picture of the overview of a store', async ({ page }) => {
  await page.goto(storePage('accounts'));
  await expect(page.getByRole('main')).toContainText(/\d\d,\d{3}/);
  await expect(page.getByRole('img', { name: /events from .* by category/ })).toBeVisible();
  await settled(page);
  await page.screenshot({ path: `${folder}overview.png` });
});

test('a picture of the history of one field', async ({ page }) => {
  await page.goto(fieldPage(negativeTotal.store, negativeTotal.stream, { path: 'totalMinor' }));
  await expect(page.getByRole('main')).toContainText('-1396');
  await expect(page.locator('.recharts-line-curve').first()).toBeVisible();
  await page.screenshot({ path: `${folder}field.png` });
});

test('a picture of a search', async ({ page }) => {
  await page.goto(
    searchPage('accounts', { q: 'type:(EmailChanged,PhoneChanged) recorded:2026-08..2026-10' }),
  );
  await expect(page.getByRole('status', { name: 'How far the answer reaches' })).toContainText(
    'complete',
  );
  await expect(page.getByRole('status', { name: 'How many events there are' })).toContainText(
    'all counted',
  );
  await page.keyboard.press('j');
  const side = page.getByRole('complementary', { name: 'Chosen event' });
  await expect(side.getByRole('heading', { level: 2 })).toBeVisible();
  await expect(page.locator('.recharts-bar-rectangle').first()).toBeVisible();
  await page.screenshot({ path: `${folder}search.png` });
});

test('a picture of what support sees of an account', async ({ page }) => {
  const { store, stream, email } = takeover;
  await page.goto(lookupPage({ q: email, store, stream }));
  await settled(page);
  await page.screenshot({ path: `${folder}lookup.png` });
});
