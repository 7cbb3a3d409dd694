import { readFileSync } from 'node:fs';
import { storePage, streamPage } from '../../lib/urls/pages.ts';
import * as stories from '../../scripts/demo/stories.ts';
import { settled } from '../support/settle.ts';
import { StreamPage } from '../support/stream-page.ts';
import { expect, test } from '../support/test.ts';

/** Each planted story with the event a reader goes to see, and a word of its row. */
const planted = {
  takeover: { ...stories.takeover, version: 41, shows: 'a.lee.7731@mail.ru' },
  'negative total': { ...stories.negativeTotal, version: 5, shows: 'total' },
  'charged twice': { ...stories.doubleCharge, version: 3, shows: 'PaymentCaptured' },
  'recorded late': { ...stories.backdated, shows: 'recorded 3 days after it happened' },
  'clock ran backwards': { ...stories.clockSkew, version: 4, shows: 'clock' },
  'erased customer': { ...stories.erasedCustomer, version: 9, shows: 'CustomerErased' },
  'cut off': { ...stories.unreadable, version: 6, shows: 'unreadable' },
  'exact numbers': { ...stories.exactNumbers, version: 2, shows: '9007199254740993' },
  'odd stream': { ...stories.oddStream, version: 1, shows: 'v1' },
  'long stream': { ...stories.longStream, version: 25_000, shows: 'v25000' },
  'changed shape': { ...stories.changedShape, version: 7, shows: 'PreferencesChanged' },
  'version gap': { ...stories.versionGap, version: 5, shows: 'v5' },
} as const;

test.describe('a planted story is found and followed', () => {
  for (const [name, { store, stream: id, version, shows }] of Object.entries(planted)) {
    test(`with the mouse: ${name}`, async ({ page }) => {
      const stream = new StreamPage(page);
      await page.goto(storePage(store));
      const nav = page.getByRole('navigation', { name: 'Pages of the store' });
      await nav.getByRole('link', { name: /^Streams/ }).click();
      const field = page.getByRole('textbox', { name: /Stream id/ });
      await field.fill(id);
      await expect(page).toHaveURL(/prefix=/);
      await page.getByRole('main').getByRole('link', { name: id, exact: true }).first().click();
      await expect(page).toHaveURL(new RegExp(`/streams/`));
      await stream.settled();
      await stream.toVersion(version);
      await expect(stream.row(version).first()).toContainText(shows);
      await stream.tab('Raw');
      await expect(stream.panel).toContainText(/exactly as stored|bytes|Erased|Absent/);
    });

    test(`with the keyboard: ${name}`, async ({ page }) => {
      const stream = new StreamPage(page);
      await page.goto(storePage(store));
      await page.keyboard.press('.');
      const palette = page.getByRole('dialog', { name: 'Go to' });
      await page.keyboard.insertText(id);
      await expect(palette.getByRole('button', { name: id }).first()).toBeVisible();
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(new RegExp(`/streams/`));
      await stream.settled();
      await stream.toVersion(version);
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowRight');
      await expect(stream.row(version).first()).toContainText(shows);
    });
  }
});

test('every link of the description of the demo opens what it promises', async ({ page }) => {
  test.slow();
  const text = readFileSync(new URL('../../docs/demo.md', import.meta.url), 'utf8');
  const links = [...text.matchAll(/\]\(http:\/\/127\.0\.0\.1:4610(\/[^)]+)\)/g)].map(
    ([, link]) => link ?? '',
  );
  expect(links.length).toBeGreaterThan(30);
  for (const link of links) {
    await page.goto(link);
    await settled(page);
    await expect(page.getByRole('main')).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  }
});

test('a type that changed its shape shows each of the three', async ({ page }) => {
  const stream = new StreamPage(page);
  const { versions, store, stream: id } = stories.changedShape;
  const shapes = new Set<string>();
  for (const version of Object.values(versions)) {
    await page.goto(streamPage(store, id, { at: `v${version}`, tab: 'raw' }));
    await stream.settled();
    const data = stream.panel.getByRole('region', { name: 'Data, as stored' });
    const text = await data.locator('pre').innerText();
    shapes.add(text.replaceAll(/"[^"]*"(?!:)|true|false|\d+/g, '_'));
  }
  expect(shapes.size).toBe(3);
});
