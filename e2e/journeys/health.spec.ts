import {
  backdated,
  changedShape,
  clockSkew,
  doubleCharge,
  duplicateVersion,
  orphanedCause,
  unreadable,
  versionGap,
} from '../../scripts/demo/stories.ts';
import { healthPage } from '../../lib/urls/pages.ts';
import { SearchPage } from '../support/search-page.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

const planted = {
  orders: [
    ['Missing versions', versionGap.stream],
    ['Versions claimed twice', duplicateVersion.stream],
    ['Clocks that ran backwards', clockSkew.stream],
    ['Causes that are nowhere', orphanedCause.stream],
  ],
  accounts: [
    ['Unreadable payloads', unreadable.stream],
    ['Recorded late', backdated.stream],
    ['Types that changed their shape', changedShape.type],
  ],
  billing: [['Delivered twice', doubleCharge.stream]],
} as const;

for (const [store, findings] of Object.entries(planted)) {
  test(`what is planted in ${store} is found`, async ({ page }) => {
    await page.goto(healthPage(store));
    const status = page.getByRole('status', { name: 'What was examined' });
    await expect(status).toContainText('complete', { timeout: 60_000 });
    for (const [title, where] of findings) {
      await expect(page.getByRole('region', { name: title })).toContainText(where);
    }
    await expectAccessible(page);
    await page.reload();
    await expect(status).toContainText('nothing came since');
  });
}

test('a number leads to the events behind it', async ({ page }) => {
  await page.goto(healthPage('accounts'));
  const section = page.getByRole('region', { name: 'Unreadable payloads' });
  await section.getByRole('link', { name: /^List/ }).click({ timeout: 60_000 });
  await expect(page).toHaveURL(/finding:unreadable/);
  await page.goto(healthPage('accounts'));
  await section
    .getByRole('link', { name: new RegExp(unreadable.stream) })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(unreadable.stream);
});

for (const [store, findings] of Object.entries(planted)) {
  test(`all events behind each number of ${store} are listed`, async ({ page }) => {
    test.slow();
    for (const [title, where] of findings) {
      await page.goto(healthPage(store));
      const section = page.getByRole('region', { name: title });
      const link = section.getByRole('link', { name: /^List/ });
      await expect(link).toBeVisible({ timeout: 60_000 });
      const number = await section.getByRole('heading').textContent();
      await link.click();
      const search = new SearchPage(page);
      await search.toTheEnd();
      if (title !== 'Types that changed their shape') {
        const count = /^[\d,]+/.exec(number ?? '')?.[0] ?? 'no number';
        await expect(search.coverage).toContainText(new RegExp(`(^|\\s)${count} events? found`));
      }
      await expect(search.answer).toContainText(where);
    }
  });
}
