import {
  clockSkew,
  doubleCharge,
  duplicateVersion,
  hostilePayload,
  longStream,
  negativeTotal,
  oddStream,
  orphanedCause,
  versionGap,
} from '../../scripts/demo/stories.ts';
import { StreamPage } from '../support/stream-page.ts';
import { expect, test } from '../support/test.ts';

test('a total below zero is seen coming, staying and healing', async ({ page }) => {
  const stream = new StreamPage(page);
  await stream.open(negativeTotal, { at: `v${negativeTotal.firstNegative}`, path: 'totalMinor' });
  const total = stream.state.getByText('-1396');
  await expect(total.first()).toBeVisible();
  await expect(page.getByRole('link', { name: /^history · \d/ })).toBeVisible();
  for (
    let version = negativeTotal.firstNegative + 1;
    version <= negativeTotal.healed;
    version += 1
  ) {
    await page.keyboard.press(']');
    await stream.expectVersion(version);
  }
  await expect(stream.row(negativeTotal.healed)).toContainText('from -2724 to 0');
});

test('a payment charged twice shows two captures with one key', async ({ page }) => {
  const stream = new StreamPage(page);
  for (const version of [doubleCharge.firstCapture, doubleCharge.secondCapture]) {
    await stream.open(doubleCharge, { at: `v${version}`, tab: 'raw' });
    await expect(stream.row(version)).toContainText('PaymentCaptured');
    await expect(stream.panel).toContainText(doubleCharge.idempotencyKey);
  }
  await expect(stream.panel).toContainText('redelivered');
});

test('a clock that ran backwards is marked on the events it touched', async ({ page }) => {
  const stream = new StreamPage(page);
  await stream.open(clockSkew, { at: `v${clockSkew.versions[1]}` });
  await expect(stream.row(clockSkew.versions[0])).toContainText(/clock/i);
});

test('a missing version is a row of its own and makes the state incomplete', async ({ page }) => {
  const stream = new StreamPage(page);
  await stream.open(versionGap, { at: `v${versionGap.after}` });
  await expect(stream.timeline).toContainText('the state is incomplete from here');
  await expect(page.getByText(/incomplete from v/)).toBeVisible();
});

test('two events that claim one version are both shown', async ({ page }) => {
  const stream = new StreamPage(page);
  await stream.open(duplicateVersion, { at: `v${duplicateVersion.version}` });
  await expect(stream.row(duplicateVersion.version)).toHaveCount(2);
  await expect(stream.timeline).toContainText(/duplicate|claim/i);
});

test('a cause that is in no store is named', async ({ page }) => {
  const stream = new StreamPage(page);
  await stream.open(orphanedCause, { at: `v${orphanedCause.version}`, tab: 'causes' });
  await expect(stream.panel).toContainText('00000000-dead');
});

test('a stream with every awkward character in its id opens from its link', async ({ page }) => {
  const stream = new StreamPage(page);
  await stream.open(oddStream);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Zoë/#42 50%');
  await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL(/at=v/);
});

test('a hostile payload is text and nothing else', async ({ page }) => {
  const stream = new StreamPage(page);
  await stream.open(hostilePayload, { at: 'v2', tab: 'raw' });
  await expect(stream.panel).toContainText('<img src=x onerror=alert(1)>');
  expect(await page.locator('main script, [role=tabpanel] img').count()).toBe(0);
  await stream.tab('State');
  await expect(stream.state).toContainText('__proto__');
});

test('a stream of 50,000 events opens in its middle and travels everywhere', async ({ page }) => {
  const stream = new StreamPage(page);
  await stream.open(longStream, { at: 'v25000' });
  await expect(stream.row(25_000)).toHaveAttribute('aria-current', 'true');
  await expect(stream.state).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('g');
  await page.keyboard.press('v');
  await page.getByRole('textbox').fill('49999');
  await page.keyboard.press('Enter');
  await stream.expectVersion(49_999);
  await expect(stream.row(49_999)).toBeVisible();
});
