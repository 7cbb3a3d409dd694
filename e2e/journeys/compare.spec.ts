import { comparePage } from '../../lib/urls/pages.ts';
import { formerOwner, takeover } from '../../scripts/demo/stories.ts';
import { StreamPage } from '../support/stream-page.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

test('two accounts are compared as they were on a day', async ({ page }) => {
  const stream = new StreamPage(page);
  await stream.open(takeover);
  await page.getByRole('button', { name: 'More for this moment' }).click();
  await page.getByRole('menuitem', { name: 'Compare with another stream' }).click();
  await expect(page.getByLabel('Stream', { exact: true })).toHaveValue(takeover.stream);
  await page.getByLabel('Another stream').fill(formerOwner.stream);
  await page.getByLabel('At (empty: now)').fill('2026-06-01');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/at=2026-06-01/);
  const answer = page.getByRole('main');
  await expect(answer).toContainText(`${takeover.stream} → ${formerOwner.stream}`);
  await expect(answer.getByRole('listitem').filter({ hasText: 'name' }).first()).toContainText(
    takeover.name,
  );
  await expectAccessible(page);
  await page.getByRole('button', { name: 'side by side' }).click();
  await expect(page.getByRole('region', { name: formerOwner.stream })).toBeVisible();
});

test('two streams stand on one time axis, and are moved on it together or apart', async ({
  page,
}) => {
  const view = { stream: [takeover.stream, formerOwner.stream] };
  await page.goto(comparePage(takeover.store, view));
  const rails = page.getByRole('region', { name: 'Both streams over time' });
  const first = rails.getByRole('slider', { name: `Moment of ${takeover.stream}` });
  const second = rails.getByRole('slider', { name: `Moment of ${formerOwner.stream}` });
  await expect(first).toHaveAttribute('aria-valuetext', /v\d+, now$/, { timeout: 80_000 });
  await expectAccessible(page);

  await first.press('ArrowLeft');
  await expect(page).toHaveURL(/[?&]at=20/);
  const moved = await first.getAttribute('aria-valuenow');
  await expect(second).toHaveAttribute('aria-valuenow', moved ?? '');
  await expect(second).toHaveAttribute('aria-valuetext', /(v\d+|before its first event), /);

  await rails.getByLabel('Move both together').press('Space');
  await second.press('End');
  await expect(page).toHaveURL(/against=20/);
  await expect(page).not.toHaveURL(/[?&]at=/);
  await expect(first).toHaveAttribute('aria-valuenow', moved ?? '');
  await expect(second).toHaveAttribute('aria-valuetext', /now$/);

  await page.getByRole('main').getByRole('button', { name: 'name', exact: true }).first().click();
  await expect(rails).toContainText('Marked: where name changes');
  await expectAccessible(page);
});

test('a stream that is not there is named in its place', async ({ page, faults }) => {
  faults.allow(/404/);
  await page.goto(
    `/stores/${takeover.store}/compare?stream=${takeover.stream}&stream=account-none`,
  );
  await expect(page.getByRole('main').getByRole('alert')).toContainText('account-none');
});
