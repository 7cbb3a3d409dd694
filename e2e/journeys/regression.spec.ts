import { reducerDraftPage, reducersPage } from '../../lib/urls/pages.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

test('two reducers are compared over every stream, and the answer is still there later', async ({
  page,
}) => {
  test.slow();
  await page.goto(reducersPage('orders'));
  const category = page.getByRole('region', { name: 'Category order' });
  const second = category.getByLabel('Second reducer of order to compare');
  await expect(second).toHaveValue('inferred');
  await category.getByRole('button', { name: 'Compare all streams of order' }).click();
  const comparisons = category.getByRole('list', { name: 'Comparisons of order' });
  await expect(comparisons.getByRole('status')).toBeVisible();
  await page.goto('/stores');
  await page.goto(reducersPage('orders'));
  await expect(comparisons.getByRole('status')).toContainText(/every one of [\d,]+ streams/, {
    timeout: 180_000,
  });
  await expect(comparisons).toContainText('events folded by both');
  await expectAccessible(page);

  await comparisons.getByRole('button', { name: /^Delete the comparison/ }).press('Enter');
  await expect(comparisons).toHaveCount(0);
});

test('a draft is compared over every stream, in the editor and in the list of reducers', async ({
  page,
}) => {
  test.slow();
  await page.goto(reducerDraftPage('orders', { category: 'cart' }));
  await page.getByText('Rules', { exact: true }).click();
  const draft = page.getByLabel('Draft as rules');
  await draft.fill('category: cart\ninitial: { seen: 0 }\non:\n  "*": { add: { seen: 1 } }');
  await page.getByRole('button', { name: 'Compare all streams' }).click();
  const comparisons = page.getByRole('list', { name: 'Comparisons of cart' });
  await expect(comparisons.getByRole('status')).toContainText(/differ.*every one of/, {
    timeout: 180_000,
  });
  await expect(comparisons).toContainText('inferred → rules cart draft');
  await expectAccessible(page);
  await draft.press('End');
  await draft.pressSequentially(' ');
  await expect(page.getByText('The draft was changed since all streams')).toBeVisible();
  await expect(comparisons).toContainText('save the draft as a version');

  await page.getByLabel('What has changed').fill('Count all events');
  await page.getByRole('button', { name: 'Save as a version' }).click();
  await expect(page).toHaveURL(reducersPage('orders'));
  await comparisons.getByRole('link').first().press('Enter');
  await expect(page).toHaveURL(/reducer=[0-9a-f]{64}/);
  await expect(page).toHaveURL(/againstReducer=inferred/);
  await expect(page.getByLabel('Before, folded by')).toHaveValue('inferred');
  await expect(page.getByRole('tabpanel')).toContainText('seen');
});

test('the checks of the active reducer are run on request, and told in words', async ({ page }) => {
  await page.goto(reducersPage('orders'));
  const checks = page.getByRole('region', { name: 'Checks of order' });
  await expect(checks).toContainText('not checked yet');
  await checks.getByRole('button', { name: 'Run checks of order' }).press('Enter');
  await expect(checks.getByRole('status')).toContainText('Same again', { timeout: 60_000 });
  await expect(checks).toContainText(/Checked on 20 of [\d,]+ streams/);
  await expect(checks.getByRole('listitem').filter({ hasText: 'Same again' })).toContainText(
    'passes',
  );
  await expectAccessible(page);
});
