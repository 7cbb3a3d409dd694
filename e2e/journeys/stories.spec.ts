import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { storePage } from '../../lib/urls/pages.ts';
import { Keyboard } from '../support/keyboard.ts';
import { plantedStories, type PlantedStory } from '../support/planted-stories.ts';
import { overflow, settled } from '../support/settle.ts';
import { StreamPage } from '../support/stream-page.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

/** Where the pictures of every story are put, to be looked at. */
const folder = fileURLToPath(new URL('../../test-results/stories/', import.meta.url));
mkdirSync(folder, { recursive: true });

const sizes = [
  { name: 'desk', width: 1440, height: 900 },
  { name: 'phone', width: 390, height: 844 },
];

async function expectTold(page: Page, { see }: PlantedStory): Promise<void> {
  for (const words of see) await expect(page.getByRole('main')).toContainText(words);
}

for (const [name, story] of Object.entries(plantedStories)) {
  const { place, version } = story;

  test(`by keyboard: ${name}`, async ({ page }) => {
    test.slow();
    const keys = new Keyboard(page);
    const stream = new StreamPage(page);
    await keys.openStream(place);
    await stream.settled();
    await keys.chord('g', 'v');
    await expect(page.getByRole('textbox', { name: 'Version or time' })).toBeFocused();
    await keys.write(String(version));
    await keys.press('Enter');
    await stream.expectVersion(version);
    await expectTold(page, story);
    for (const { name: size, ...viewport } of sizes) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await settled(page);
        await page.screenshot({ path: `${folder}${name}-${size}-${colorScheme}.png` });
      }
      expect(await overflow(page)).toBeLessThanOrEqual(0);
    }
    await expectAccessible(page);
  });

  test(`by mouse: ${name}`, async ({ page }) => {
    test.slow();
    const stream = new StreamPage(page);
    await page.goto(storePage(place.store));
    await page
      .getByRole('navigation')
      .getByRole('link', { name: /^Streams/ })
      .click();
    await page.getByRole('textbox', { name: 'Stream id, or its beginning' }).fill(place.stream);
    await expect(page.getByText('exactly this id')).toBeVisible();
    await page
      .locator('[data-row]')
      .and(page.getByTitle(place.stream, { exact: true }))
      .click();
    await stream.settled();
    await stream.scrollTo(version);
    await stream.row(version).first().locator('time').click();
    await stream.expectVersion(version);
    await expectTold(page, story);
  });
}
