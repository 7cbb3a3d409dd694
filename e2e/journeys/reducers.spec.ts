import { readFileSync } from 'node:fs';
import { reducerDraftPage, reducersPage, streamPage } from '../../lib/urls/pages.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

const store = 'billing';
const page = readFileSync('docs/reducers.md', 'utf8');
/** As somebody would copy it who has only read the page. */
const paidByCode = /^```ts\n([^]*?)^```$/m.exec(page)?.[1] ?? '';

test('is my reducer safe to change', async ({ page }) => {
  test.slow();
  await page.goto(reducersPage(store));
  const category = page.getByRole('region', { name: 'Category subscription' });
  await expect(category).toContainText('inferred');
  await expectAccessible(page);

  await page.getByRole('link', { name: 'Write a reducer for subscription' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'up to date' })).toBeVisible();
  await page.getByLabel('Draft in TypeScript').fill(paidByCode);
  const state = page.getByRole('group', { name: 'State by the draft' });
  await expect(state).toContainText('paidMinor');
  await expect(page.getByText('Same again.')).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel('What has changed').fill('Count what was paid');
  await page.getByRole('button', { name: 'Save and activate' }).click();
  await expect(category).toContainText('reducer v1');
  await expect(category.getByRole('row').filter({ hasText: 'Count what was paid' })).toContainText(
    'active',
  );

  await category.getByRole('link', { name: 'Edit a draft' }).click();
  const draft = page.getByLabel('Draft in TypeScript');
  await expect(draft).toHaveValue(paidByCode);
  const compare = page.getByRole('button', { name: 'Compare over 100 streams' });
  await compare.click();
  await expect(page.getByText('no state differs')).toBeVisible({ timeout: 30_000 });
  await draft.fill(paidByCode.replace('+= state.priceMinor', '+= 2 * state.priceMinor'));
  await expect(page.getByText('The draft was changed since.')).toBeVisible();
  await compare.click();
  await expect(page.getByText(/^\d+ of \d+ differ$/)).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
  await page.getByRole('link', { name: 'subscription-1000' }).click();
  await expect(page).toHaveURL(streamPage(store, 'subscription-1000', { at: 'v2' }));
  await expect(page.getByText(/^reducer subscription v1 · [0-9a-f]{8}$/)).toBeVisible();

  await page.goto(reducersPage(store));
  await category.getByRole('button', { name: 'Infer subscription again' }).click();
  await expect(category).toContainText('inferred');
  await expect(category.getByRole('button', { name: /^Activate v1/ })).toBeVisible();
});

test('a draft with a fault says where, and hurts nobody', async ({ page }) => {
  await page.goto(reducerDraftPage(store, { category: 'payment' }));
  const draft = page.getByLabel('Draft in TypeScript');
  await draft.fill('export const payment = {\n  category: ;\n};');
  await expect(page.getByRole('alert', { name: 'Problems of the draft' })).toContainText('Line 2');
  const reducing = (body: string): string =>
    `export const payment = { category: 'payment', initial: {}, reduce(state, event) { ${body} } };`;
  await draft.fill(reducing("if (event.version === 2) throw new Error('no second one')"));
  await expect(page.getByText('Stopped at v2')).toContainText('no second one');
  await draft.fill(reducing('for (;;) {}'));
  await expect(page.getByText('Stopped at v1')).toContainText('longer than one event may take');
  await draft.fill(reducing('state.last = event.type'));
  await expect(page.getByRole('group', { name: 'State by the draft' })).toContainText('last');

  await page.getByText('Rules', { exact: true }).click();
  await expect(page.getByLabel('Draft as rules')).toHaveValue(/^category: payment\non:\n/);
  await expect(page.getByText('as now')).toBeVisible();
  await expectAccessible(page);
  await page.getByText('TypeScript', { exact: true }).click();
  await expect(draft).toHaveValue(/state\.last/);
});

test('rules are written with what the store holds at hand', async ({ page }) => {
  await page.goto(reducerDraftPage(store, { category: 'payment' }));
  await page.getByText('Rules', { exact: true }).click();
  const draft = page.getByLabel('Draft as rules');
  const offered = page.getByRole('listbox', { name: 'What can come next' });
  await draft.fill('cat');
  await expect(offered.getByRole('option', { name: /^category/ })).toBeVisible();
  await draft.press('Tab');
  await draft.pressSequentially('pay');
  await expect(offered.getByRole('option')).toHaveCount(1);
  await draft.press('Tab');
  await expect(draft).toHaveValue('category: payment');
  await draft.pressSequentially('\non:\n  PaymentC');
  await expect(offered.getByRole('option').first()).toBeVisible();
  await expectAccessible(page);
  await draft.press('ArrowDown');
  await draft.press('Enter');
  await expect(draft).toHaveValue(/\n {2}PaymentC\w+: $/);
});
