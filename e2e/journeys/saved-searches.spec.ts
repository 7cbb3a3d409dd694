import { searchPage } from '../../lib/urls/pages.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

test('a search is saved in a folder, found again, changed and deleted', async ({
  page,
  faults,
}) => {
  // A query that cannot be read is refused.
  faults.allow(/400/);
  await page.goto(searchPage('orders', { q: 'type:OrderCancelled' }));
  await page.getByRole('button', { name: 'Save', exact: true }).press('Enter');
  const form = page.getByRole('form', { name: 'Save this search' });
  await form.getByLabel('Name').fill('Cancelled ones');
  await form.getByRole('combobox', { name: 'Folder, if any' }).fill('Weekly');
  await form.getByLabel('What it is for').fill('What was cancelled, for Monday');
  await form.getByLabel('Everyone sees it').check();
  await expectAccessible(page);
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('button', { name: 'Saved' })).toBeVisible();

  await page.goto(searchPage('orders', {}));
  const saved = page.getByRole('region', { name: 'Saved searches' });
  await expect(saved.getByRole('heading', { name: 'Weekly' })).toBeVisible();
  await expect(saved.getByText('everyone')).toBeVisible();
  await expect(saved.getByText('What was cancelled, for Monday')).toBeVisible();
  await expectAccessible(page);
  await saved.getByRole('link', { name: /Cancelled ones/ }).click();
  await expect(page.getByRole('textbox', { name: 'Search query' })).toHaveValue(
    'type:OrderCancelled',
  );
  await page.goto(searchPage('orders', {}));
  await saved.getByRole('button', { name: 'Edit Cancelled ones' }).press('Enter');
  const edit = page.getByRole('form', { name: 'Edit Cancelled ones' });
  await edit.getByLabel('Name').fill('All cancelled');
  await edit.getByRole('combobox', { name: 'Folder, if any' }).fill('Monthly');
  await edit.getByLabel('Query').fill('tpye:OrderCancelled');
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(edit.getByRole('alert')).toContainText('There is no field "tpye"');
  await expectAccessible(page);
  await edit.getByLabel('Query').fill('type:OrderCancelled last:30d');
  await edit.getByRole('button', { name: 'Save' }).click();
  await expect(edit).toBeHidden();
  await expect(saved.getByRole('heading', { name: 'Monthly' })).toBeVisible();
  await expect(saved.getByRole('heading', { name: 'Weekly' })).toBeHidden();
  await expect(saved.getByRole('link', { name: /All cancelled/ })).toContainText('last:30d');
  await saved.getByRole('button', { name: 'Delete All cancelled' }).click();
  await expect(saved).toBeHidden();
});

test('a query that goes without the default filter says so, and takes it in', async ({ page }) => {
  const filter = '-type:OrderCancelled';
  const saved = {
    id: 1,
    folder: '',
    name: 'Placed',
    description: '',
    q: 'type:OrderPlaced',
    shared: false,
    own: true,
  };
  await page.route('**/api/stores/orders/searches', (route) => {
    const asked = route.request().method() === 'GET';
    return route.fulfill({ json: asked ? { searches: [saved], defaultFilter: filter } : saved });
  });
  await page.goto(searchPage('orders', { q: 'type:OrderPlaced' }));
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const form = page.getByRole('form', { name: 'Save this search' });
  await form.getByLabel('Name').fill('Placed');
  await form.getByRole('button', { name: 'Save' }).click();
  const offer = page.getByRole('button', { name: `without the default filter ${filter}: add it` });
  await expect(offer).toBeVisible();
  await expectAccessible(page);
  await offer.click();
  await expect(page.getByRole('textbox', { name: 'Search query' })).toHaveValue(
    `type:OrderPlaced ${filter}`,
  );
  await expect(page.getByRole('list', { name: 'Parts of the query' })).toContainText(
    'OrderCancelled',
  );
  await expect(offer).toBeHidden();
});
