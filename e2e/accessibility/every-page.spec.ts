import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { demoPages } from '../support/demo-pages.ts';
import { overflow, settled } from '../support/settle.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

/** Where the pictures of every page are put, to be looked at. */
const folder = fileURLToPath(new URL('../../test-results/pages/', import.meta.url));
mkdirSync(folder, { recursive: true });

const sizes = [
  { name: 'desk', width: 1440, height: 900 },
  { name: 'phone', width: 390, height: 844 },
];

test.describe('every page, at a desk and on a phone, in light and dark', () => {
  for (const [name, address] of Object.entries(demoPages)) {
    test(`is readable and fits: ${name}`, async ({ page, faults }) => {
      // Four looks at a page, each examined whole.
      test.slow();
      if (name === 'nothing there') faults.allow(/404/);
      await page.goto(address);
      for (const { name: size, ...viewport } of sizes) {
        await page.setViewportSize(viewport);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          await settled(page);
          await page.screenshot({ path: `${folder}${name}-${size}-${colorScheme}.png` });
          expect(await overflow(page)).toBeLessThanOrEqual(0);
          await expectAccessible(page);
        }
      }
    });
  }

  test('holds for the command palette and the list of keys', async ({ page }) => {
    await page.goto(demoPages.overview);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const key of ['.', '?']) {
        await page.keyboard.press(key);
        await expect(page.getByRole('dialog')).toBeVisible();
        await expectAccessible(page);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toHaveCount(0);
      }
    }
  });
});
