import {
  backdated,
  changedShape,
  erasedCustomer,
  exactNumbers,
  unreadable,
} from '../../scripts/demo/stories.ts';
import { StreamPage } from '../support/stream-page.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

test('a correction recorded three days late says so', async ({ page }) => {
  const stream = new StreamPage(page);
  await stream.open(backdated, { at: `v${backdated.version}` });
  await expect(stream.row(backdated.version)).toContainText('recorded 3 days after it happened');
});

test('an erased customer leaves types, times and order, and a state that says so', async ({
  page,
}) => {
  const stream = new StreamPage(page);
  await stream.open(erasedCustomer, { at: `v${erasedCustomer.erasedAt}` });
  await expect(stream.row(erasedCustomer.erasedAt)).toContainText('CustomerErased');
  await expect(stream.row(3)).toContainText(/erased/i);
  await expect(page.getByText(/incomplete from v1/)).toBeVisible();
  await expectAccessible(page);
});

test('a payload cut off in the middle is shown as stored, with the place of the fault', async ({
  page,
}) => {
  const stream = new StreamPage(page);
  await stream.open(unreadable, { at: `v${unreadable.cutOff}`, tab: 'raw' });
  await expect(stream.panel.getByRole('list', { name: 'Problems' })).toBeVisible();
  await expect(stream.panel).toContainText('214 characters, exactly as stored');
  await expect(page.getByText(`incomplete from v${unreadable.cutOff}`)).toBeVisible();
});

test('bytes that are not UTF-8 are shown as bytes', async ({ page }) => {
  const stream = new StreamPage(page);
  await stream.open(unreadable, { at: `v${unreadable.notUtf8}`, tab: 'raw' });
  await expect(stream.panel.getByRole('table').first()).toBeVisible();
  await expectAccessible(page);
});

test('numbers keep every digit from the database to the screen', async ({ page }) => {
  const stream = new StreamPage(page);
  await stream.open(exactNumbers, { at: 'v1' });
  await expect(stream.state).toContainText('9007199254740993');
  await expect(stream.state).toContainText('1e400');
  await expect(stream.state).toContainText('-0');
  await stream.open(exactNumbers, { at: 'v2', against: 'v1', tab: 'changes' });
  await expect(stream.panel).toContainText('9007199254740993');
});

test('a type that changed its shape is read in each of them', async ({ page }) => {
  const stream = new StreamPage(page);
  await stream.open(changedShape, { at: `v${changedShape.versions.third}` });
  for (const version of Object.values(changedShape.versions)) {
    await expect(stream.row(version)).toContainText(changedShape.type);
  }
});
