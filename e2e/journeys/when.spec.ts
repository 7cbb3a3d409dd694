import { negativeTotal } from '../../scripts/demo/stories.ts';
import { categoryWhenPage } from '../../lib/urls/pages.ts';
import { StreamPage } from '../support/stream-page.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

test('when did the total go negative, and until when', async ({ page }) => {
  const stream = new StreamPage(page);
  await stream.open(negativeTotal);
  await page.getByRole('button', { name: 'More for this moment' }).click();
  await page.getByRole('menuitem', { name: 'When did something hold?' }).click();
  await page.getByLabel('Condition on the state').fill('totalMinor <');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toContainText('at character');
  await page.getByLabel('Condition on the state').fill('totalMinor < 0');
  await page.keyboard.press('Enter');
  await expect(page.getByText('It held once, first at v5, last at v8')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: /^v9/ }).click();
  await stream.expectVersion(negativeTotal.healed);
});

test('which orders ever had a total below zero, healed ones included', async ({ page }) => {
  await page.goto(categoryWhenPage(negativeTotal.store, { category: 'order' }));
  await page.getByLabel('Condition on the state').fill('totalMinor < 0');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toContainText('every one was asked', { timeout: 80_000 });
  const row = page.getByRole('row', { name: new RegExp(negativeTotal.stream) });
  await expect(row).toContainText('healed');
  await expectAccessible(page);

  // The answer is still there on a page loaded anew, and is not asked for again.
  const asked = await page.getByText(/Asked of .* at /).textContent();
  await page.goto(page.url());
  await expect(row).toContainText('healed');
  await expect(page.getByText(/Asked of .* at /)).toHaveText(asked ?? '');
  await row.getByRole('link', { name: new RegExp(`^v${negativeTotal.firstNegative}`) }).click();
  await new StreamPage(page).expectVersion(negativeTotal.firstNegative);
});

test('a question to many streams survives a reload, a pause and a way to elsewhere', async ({
  page,
}) => {
  test.slow();
  const view = { category: 'account', condition: 'emailVerified = true' };
  await page.goto(categoryWhenPage('accounts', view));
  const status = page.getByRole('status').filter({ hasText: /asked|It held/ });
  await expect(status).toBeVisible();
  const pause = page.getByRole('button', { name: 'Pause the question' });
  const ended = status.filter({ hasText: 'every one was asked' });
  await expect(pause.or(ended)).toBeVisible({ timeout: 80_000 });
  if (await pause.isVisible()) await pause.press('Enter');
  await page.goto('/stores');
  await page.goto(categoryWhenPage('accounts', view));
  const resume = page.getByRole('button', { name: 'Resume the question' });
  await expect(resume.or(ended)).toBeVisible();
  if (await resume.isVisible()) await resume.press('Enter');
  await expect(ended).toBeVisible({ timeout: 180_000 });
  await expectAccessible(page);
});
