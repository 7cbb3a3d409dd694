import { backdated, clockSkew, longStream } from '../../scripts/demo/stories.ts';
import { StreamPage } from '../support/stream-page.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

test('a correction stands where it happened when a stream is told by that clock', async ({
  page,
}) => {
  const stream = new StreamPage(page);
  await stream.open(backdated, { at: `v${backdated.version}` });
  await page.getByRole('button', { name: 'occurred', exact: true }).click();
  await expect(page).toHaveURL(/clock=occurred/);
  const row = stream.row(backdated.version);
  await expect(row).toContainText('recorded 3 days after it happened');
  await expect(row).toContainText('happened before v26');
  await expect(row.locator('time')).toHaveAttribute('datetime', /^2026-03-30T10:30:00/);
  await stream.settled();
  await expect(stream.state).toContainText('"family"');
  await expectAccessible(page);
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/at=v26.*clock=occurred|clock=occurred.*at=v26/);
  await page.keyboard.press('c');
  await expect(page).not.toHaveURL(/clock=/);
});

test('a link keeps the clock, and the state is what had happened by then', async ({ page }) => {
  const stream = new StreamPage(page);
  await stream.open(backdated, { at: 'v27', clock: 'occurred', path: 'plan' });
  await expect(stream.state).toContainText('"family"');
  await expect(page.getByRole('status').first()).toContainText('whenever it was recorded');
  await stream.open(backdated, { at: 'v27', path: 'plan' });
  await expect(stream.state).toContainText('"solo"');
});

test('what was believed about a time changes when the correction is recorded', async ({ page }) => {
  await page.goto(`/stores/accounts/streams/${backdated.stream}/fields?path=plan`);
  await page.getByRole('button', { name: 'What did we believe then?' }).click();
  await expect(page).toHaveURL(/clock=occurred/);
  const table = page.getByRole('group', { name: 'Beliefs' });
  const known = (version: number) =>
    table
      .getByRole('row')
      .filter({ has: page.getByRole('link', { name: `v${version}`, exact: true }) });
  await expect(known(4)).toContainText('"solo"');
  await expect(known(4)).not.toContainText('corrected');
  await expect(known(backdated.version)).toContainText('corrected');
  await expectAccessible(page);
});

test('the table of beliefs is of use on a phone, and can be left', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/stores/accounts/streams/${backdated.stream}/fields?path=plan&clock=occurred`);
  await expect(page.getByRole('group', { name: 'Beliefs' })).toBeVisible();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await page.getByRole('button', { name: 'close' }).click();
  await expect(page.getByRole('group', { name: 'Beliefs' })).toHaveCount(0);
});

test('clocks that ran backwards are told by both clocks', async ({ page }) => {
  const stream = new StreamPage(page);
  await stream.open(clockSkew, { clock: 'occurred' });
  await expect(page.getByRole('status').first()).toContainText('in which the events happened');
});

test('late arrivals are marked on the recorded rail, in words as well', async ({ page }) => {
  const stream = new StreamPage(page);
  await stream.open(backdated);
  await expect(page.getByText('◂ 1 event was recorded late')).toBeVisible();
  await stream.scrollTo(backdated.version);
  await expect(stream.row(backdated.version)).toContainText('happened before v26');
  await page.setViewportSize({ width: 390, height: 844 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  await expectAccessible(page);
});

test('a stream of fifty thousand events is browsed by the time they happened', async ({ page }) => {
  test.slow();
  const stream = new StreamPage(page);
  const last = longStream.events;
  await stream.open(longStream, { clock: 'occurred' });
  await expect(stream.row(last).first()).toBeVisible();
  await page.keyboard.press('Home');
  await expect(page).toHaveURL(/at=v1&|at=v1$/);
  await expect(stream.row(1).first()).toBeVisible();
  await stream.settled();
  await stream.timeline.hover();
  await expect(async () => {
    await page.mouse.wheel(0, -100_000);
    const further = stream.timeline.getByRole('link', { name: /^v(1[5-9]|[2-9]\d)\d$/ });
    await expect(further.first()).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
  await stream.slider.press('End');
  await expect(page).toHaveURL(new RegExp(`at=v${String(last)}`));
  await stream.open(longStream, { clock: 'occurred', at: 'v25000' });
  await expect(stream.row(25_000).first()).toBeVisible();
  await expectAccessible(page);
});
