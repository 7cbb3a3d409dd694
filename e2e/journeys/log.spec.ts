import { expect, expectAccessible, test } from '../support/test.ts';

const takeover = '/stores/accounts/events/f5064cd4-f1cb-430b-b062-cd3e27995dc8';

test('the log is narrowed, walked with the keyboard and opened', async ({ page }) => {
  await page.goto('/stores/accounts/events');
  await page.getByRole('button', { name: '+ type' }).click();
  await page.getByRole('combobox', { name: 'Types' }).or(page.getByLabel('Types')).first().click();
  await page.keyboard.type('EmailChanged');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/type=EmailChanged/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  const rows = page.getByRole('region', { name: 'Events' }).getByRole('article');
  await expect(rows.first()).toContainText('EmailChanged');
  await page.getByRole('heading', { level: 1 }).click({ force: true });
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(rows.nth(1)).toHaveAttribute('aria-current', 'true');
  const side = page.getByRole('complementary', { name: 'Chosen event' });
  await expect(side.getByRole('heading', { level: 2 })).toHaveText('EmailChanged');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/events\/[0-9a-f-]+$/);
});

test('a filter is taken away by its chip', async ({ page }) => {
  await page.goto('/stores/billing/events?category=payment&type=PaymentFailed');
  await page.getByRole('button', { name: /Remove the filter: type/ }).click();
  await expect(page).toHaveURL(/\/stores\/billing\/events\?category=payment$/);
  await page.goBack();
  await expect(page).toHaveURL(/type=PaymentFailed/);
});

test('a link to an event deep in the log opens the list there and goes on both ways', async ({
  page,
}) => {
  const id = takeover.split('/').at(-1) ?? '';
  await page.goto(`/stores/accounts/events?event=${id}`);
  const list = page.getByRole('region', { name: 'Events' });
  const chosen = list.locator('[aria-current="true"]');
  await expect(chosen).toContainText('a.lee.7731@mail.ru');
  await expect(page.getByText(/[2-9]00 events so far/)).toBeVisible();
  await expect(chosen).toBeInViewport();
  await page.keyboard.press('k');
  await expect(chosen).toContainText('PasswordChanged');
});

test('an event shows why it happened and what stands around it', async ({ page }) => {
  await page.goto(takeover);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('EmailChanged');
  const causes = page.getByRole('list', { name: 'Causes and effects' });
  await expect(causes.getByRole('listitem')).toHaveCount(2);
  await expect(causes).toContainText('LoggedIn');
  await expect(causes).toContainText('+ 35 s');
  await expectAccessible(page);
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('PasswordChanged');
});

test('bytes that are not UTF-8 are shown as what they are', async ({ page }) => {
  await page.goto('/stores/accounts/events/6354a087-3acb-4744-957a-b3381a13756e');
  await expect(page.getByText('The data is text with bytes that are not UTF-8.')).toBeVisible();
  await expect(page.getByText('00000000')).toBeVisible();
});

test('a conversation is followed through three stores', async ({ page }) => {
  await page.goto('/stores/accounts/correlations/c-takeover-1042');
  await expect(page.getByText('all 3 stores looked through')).toBeVisible();
  const tree = page.getByRole('list', { name: 'Events under their causes' });
  await expect(tree.getByRole('listitem')).toHaveCount(21);
  await page.getByRole('button', { name: /^EmailChanged, account-1042 v41/ }).click();
  await expect(tree.locator('[aria-current="true"]')).toContainText('a.lee.7731@mail.ru');
  await expect(page).toHaveURL(/event=f5064cd4/);
  await expectAccessible(page);
});

test('a cause that is in no store is named', async ({ page }) => {
  await page.goto('/stores/orders/correlations/c-shipment-30019');
  await expect(page.getByText('which was not found in any open store')).toBeVisible();
  await expect(page.getByText('00000000-dead-4000-8000-00000000beef').first()).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('an event of the log opens its own page', async ({ page }) => {
    await page.goto('/stores/accounts/events?type=EmailChanged');
    await page
      .getByRole('region', { name: 'Events' })
      .getByRole('article')
      .first()
      .click({ position: { x: 20, y: 62 } });
    await expect(page).toHaveURL(/\/events\/[0-9a-f-]+$/);
    await expectAccessible(page);
  });
});
