import { takeover } from '../../scripts/demo/stories.ts';
import { StreamPage } from '../support/stream-page.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

const { versions, intruder } = takeover;

test.describe('an account that was taken over', () => {
  test('shows the moment the e-mail changed, who did it and what stood there', async ({ page }) => {
    const stream = new StreamPage(page);
    await stream.open(takeover, { at: `v${versions.emailChanged}` });
    await expect(page.getByRole('heading', { level: 1 })).toContainText(takeover.stream);
    await expect(stream.row(versions.emailChanged)).toHaveAttribute('aria-current', 'true');
    await expect(stream.row(versions.emailChanged)).toContainText(
      `${takeover.name} changed email from ${takeover.email} to ${intruder.email}`,
    );
    await expect(stream.state).toContainText(intruder.email);
    await expect(stream.state).toContainText(takeover.email);
    await expectAccessible(page);
  });

  test('is followed with the mouse from the change to the recovery', async ({ page }) => {
    const stream = new StreamPage(page);
    await stream.open(takeover, { at: `v${versions.emailChanged}` });
    await stream.choose(versions.mfaDisabled);
    await stream.choose(versions.locked);
    await expect(stream.state).toContainText('3 failed payments');
    await stream.choose(versions.recovered);
    await expect(stream.state).toContainText(takeover.email);
  });

  test('is followed with the keyboard, step by step and back', async ({ page }) => {
    const stream = new StreamPage(page);
    await stream.open(takeover, { at: `v${versions.emailChanged}` });
    for (let version = versions.emailChanged + 1; version <= versions.recovered; version += 1) {
      await page.keyboard.press('ArrowRight');
      await stream.expectVersion(version);
    }
    await page.keyboard.press('ArrowLeft');
    await stream.expectVersion(versions.locked);
    await page.keyboard.press('Home');
    await stream.expectVersion(1);
    await page.keyboard.press('End');
    await stream.expectVersion(takeover.events);
  });

  test('tells in one comparison everything the intruder changed', async ({ page }) => {
    const stream = new StreamPage(page);
    await stream.open(takeover, {
      at: `v${versions.addressAdded}`,
      against: `v${versions.emailChanged - 1}`,
      tab: 'changes',
    });
    for (const changed of ['email', 'phone', 'mfa.enabled', 'passwordChangedAt']) {
      await expect(stream.panel.getByRole('button', { name: changed, exact: true })).toBeVisible();
    }
    await expect(stream.panel).toContainText(intruder.address);
    await page.getByRole('button', { name: 'side by side' }).click();
    await expect(page.getByRole('region', { name: `v${versions.emailChanged - 1}` })).toContainText(
      takeover.email,
    );
    await expect(page.getByRole('region', { name: `v${versions.addressAdded}` })).toContainText(
      intruder.email,
    );
  });

  test('begins a comparison by keyboard and ends it', async ({ page }) => {
    const stream = new StreamPage(page);
    await stream.open(takeover, { at: `v${versions.emailChanged}` });
    await page.keyboard.press('d');
    await expect(page).toHaveURL(/against=v41/);
    await page.keyboard.press('ArrowRight');
    await expect(stream.panel).toContainText('v41 → v42');
    await page.keyboard.press('Escape');
    await expect(page).not.toHaveURL(/against=/);
  });

  test('jumps between the changes of a pinned field', async ({ page }) => {
    const stream = new StreamPage(page);
    await stream.open(takeover, { at: `v${versions.emailChanged}` });
    await stream.ask('email', 'Pin this field');
    await expect(page).toHaveURL(/path=email/);
    await expect(stream.row(versions.emailChanged)).toContainText('◆');
    await expect(page.getByRole('link', { name: /^history · \d/ })).toBeVisible();
    await page.keyboard.press(']');
    await stream.expectVersion(versions.recovered);
    await page.keyboard.press('[');
    await stream.expectVersion(versions.emailChanged);
    await page.keyboard.press('[');
    await stream.expectVersion(versions.registered);
  });

  test('leads from a value to the event that set it', async ({ page }) => {
    const stream = new StreamPage(page);
    await stream.open(takeover, { at: `v${versions.recovered}` });
    await stream.ask('phone', /Why this value\? Since v43/);
    await stream.expectVersion(versions.phoneChanged);
    await expect(stream.panel.getByRole('heading')).toContainText('Why phone is');
    await expect(stream.panel.getByRole('listitem').first()).toContainText('root');
  });

  test('leads from a value to the search for streams that have it', async ({ page }) => {
    const stream = new StreamPage(page);
    await stream.open(takeover, { at: `v${versions.emailChanged}` });
    await stream.ask('email', 'Find streams with this value');
    await expect(page).toHaveURL(/\/search\?q=/);
    expect(new URL(page.url()).searchParams.get('q')).toBe(`state.email:"${intruder.email}"`);
  });

  test('is found by the time somebody remembers', async ({ page }) => {
    const stream = new StreamPage(page);
    await stream.open(takeover);
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await page.getByRole('textbox', { name: /Time/ }).fill('2026-05-13 04:12:10');
    await page.keyboard.press('Enter');
    await expect(stream.slider).toHaveAttribute('aria-valuenow', '41');
    await expect(page.getByRole('status')).toContainText('v41');
  });

  test('keeps every place in the address, so that going back returns to it', async ({ page }) => {
    const stream = new StreamPage(page);
    await stream.open(takeover, { at: `v${versions.emailChanged}` });
    await stream.choose(versions.phoneChanged);
    await page.goBack();
    await stream.expectVersion(versions.emailChanged);
  });

  test('has causes and effects in the other services', async ({ page }) => {
    const stream = new StreamPage(page);
    await stream.open({ store: 'orders', stream: takeover.order }, { at: 'v1', tab: 'causes' });
    await expect(stream.panel).toContainText(takeover.stream);
    await stream.panel.getByRole('link', { name: 'AddressAdded' }).click();
    await expect(page).toHaveURL(new RegExp(`/stores/accounts/.*`));
  });
});
