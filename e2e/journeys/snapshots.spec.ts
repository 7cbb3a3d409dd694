import { takeover, wrongSnapshot } from '../../scripts/demo/stories.ts';
import { StreamPage } from '../support/stream-page.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

test('a snapshot that agrees with the events says so, and only from its version on', async ({
  page,
}) => {
  const stream = new StreamPage(page);
  await stream.open(takeover, { at: `v${takeover.snapshotVersion}` });
  const agrees = page.getByRole('button', { name: `agrees with snapshot v60` });
  await expect(agrees).toBeVisible();
  await agrees.press('Enter');
  await expect(page.getByText('has the same values as its events')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowLeft');
  await stream.expectVersion(takeover.snapshotVersion - 1);
  await expect(page.getByRole('button', { name: 'agrees with snapshot v30' })).toBeVisible();
  await page.keyboard.press('Home');
  await expect(page.getByRole('button', { name: /^no snapshot/ })).toBeVisible();
});

test('a snapshot with a stale price is told with the place and both values', async ({ page }) => {
  const stream = new StreamPage(page);
  await stream.open(wrongSnapshot, { at: `v${wrongSnapshot.version}` });
  const differs = page.getByRole('button', {
    name: `differs from snapshot v${wrongSnapshot.version} in 1 place`,
  });
  await differs.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('listitem')).toHaveCount(1);
  await expect(dialog.getByText('in the snapshot: ').locator('..')).toContainText('2190');
  await expect(dialog.getByText('from the events: ').locator('..')).toContainText('3490');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'priceMinor' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page).toHaveURL(/path=priceMinor/);
});

test('a stream without a snapshot says that nothing was compared', async ({ page }) => {
  const stream = new StreamPage(page);
  await stream.open({ store: 'orders', stream: takeover.order }, { at: 'v1' });
  await page.getByRole('button', { name: /^no snapshot/ }).click();
  await expect(page.getByText('has none of this stream')).toBeVisible();
});
