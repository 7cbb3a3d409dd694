import { readFileSync } from 'node:fs';
import { negativeTotal, takeover } from '../../scripts/demo/stories.ts';
import { storePage } from '../../lib/urls/pages.ts';
import { Keyboard } from '../support/keyboard.ts';
import { StreamPage } from '../support/stream-page.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

// Many keys, one after the other.
test.slow();

test('when did the total go negative, and why: from the value to the root', async ({ page }) => {
  const keys = new Keyboard(page);
  const stream = new StreamPage(page);
  await keys.openStream(negativeTotal);
  await stream.settled();
  await keys.press('q');
  await expect(page.getByLabel('Condition on the state')).toBeFocused();
  await keys.write('totalMinor < 0');
  await keys.press('Enter');
  await expect(page.getByText('It held once, first at v5, last at v8')).toBeVisible();
  await keys.press('j');
  await expect(page.getByRole('link', { name: /^v5 VoucherRedeemed/ })).toBeFocused();
  await keys.press('Enter');
  await stream.expectVersion(negativeTotal.firstNegative);
  await stream.settled();

  await keys.ask('totalMinor', /^Why this value\? Since v5/);
  await expect(page).toHaveURL(/tab=causes/);
  await expect(stream.panel).toBeFocused();
  await expect(stream.panel.getByRole('heading')).toHaveText('Why totalMinor is -1396');
  const chain = page.getByRole('list', { name: 'Causes and effects' });
  const rows = chain.getByRole('listitem');
  await expect(rows.nth(0)).toContainText('LoggedIn');
  await expect(rows.nth(0)).toContainText('root');
  await expect(rows.nth(0)).toContainText('accounts');
  await expect(rows.nth(1)).toContainText('+ 2 min 30 s');
  const own = rows.filter({ hasText: 'VoucherRedeemed' });
  await expect(own).toHaveAttribute('aria-current', 'true');
  await expect(own).toContainText('+ 3 min 28 s');
  await expect(rows.filter({ hasText: 'VoucherLimited' })).toContainText('+ 25 min 33 s');
  await expectAccessible(page);

  await keys.press('Tab');
  await expect(rows.nth(0).getByRole('link', { name: 'LoggedIn' })).toBeFocused();
  await keys.press('ArrowDown', 'ArrowUp', 'Enter');
  await expect(page).toHaveURL(/\/stores\/accounts\/events\//);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('LoggedIn');
});

test('when and by whom was this e-mail set, all times', async ({ page }) => {
  const keys = new Keyboard(page);
  const stream = new StreamPage(page);
  const { versions, email, intruder } = takeover;
  await keys.openStream(takeover);
  await stream.settled();
  await keys.ask('email', /^History of this field/);
  const intervals = page.getByRole('region', { name: 'Intervals, newest first' });
  const rows = intervals.getByRole('listitem');
  await expect(rows).toHaveCount(3);
  for (const [index, told] of [
    [email, `v${versions.recovered}`, 'still so', 'AccountRecovered', 'support:maria'],
    [intruder.email, `v${versions.emailChanged}`, 'EmailChanged', 'customer:account-1042'],
    [email, 'v1', 'AccountRegistered', 'customer:account-1042'],
  ].entries()) {
    for (const words of told) await expect(rows.nth(index)).toContainText(words);
  }
  await keys.press('j');
  await expect(page).toHaveURL(new RegExp(`at=v${versions.recovered}`));
  await keys.press('j');
  await expect(page).toHaveURL(new RegExp(`at=v${versions.emailChanged}`));
  await expectAccessible(page);
  await keys.press('w');
  await stream.expectVersion(versions.emailChanged);
  await expect(stream.panel.getByRole('heading')).toHaveText(`Why email is "${intruder.email}"`);
});

test('what would the state be without event 17', async ({ page }) => {
  const keys = new Keyboard(page);
  const stream = new StreamPage(page);
  await keys.openStream(takeover);
  await stream.settled();
  await keys.chord('g', 'v');
  await expect(page.getByRole('textbox', { name: 'Version or time' })).toBeFocused();
  await keys.write('17');
  await keys.press('Enter');
  await stream.expectVersion(17);
  await stream.settled();
  await keys.press('x');
  await expect(page).toHaveURL(/what-if\?edit=skip:17/);
  await expect(page.getByRole('note')).toContainText('Not what happened');
  await expect(page.getByText('the states part at v17')).toBeVisible();
  await expect(page.getByText('They meet again before this moment.')).toBeVisible();
  await expectAccessible(page);
});

test('the way back and a fixture are a key away, and every key is told', async ({ page }) => {
  const keys = new Keyboard(page);
  const stream = new StreamPage(page);
  await stream.open(takeover, { at: `v${takeover.versions.emailChanged - 1}` });
  await keys.press('b');
  await expect(page.getByRole('dialog')).toContainText('Set mfa enabled back to true');
  await keys.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await keys.press('t');
  await expect(page.getByRole('dialog')).toContainText('"when": {');
  await keys.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await keys.press('?');
  const all = page.getByRole('dialog', { name: 'Keys on this page' });
  for (const words of ['Into the state', 'When did something hold?', 'test fixture']) {
    await expect(all).toContainText(words);
  }
  await keys.press('Escape');
  await expect(all).toHaveCount(0);
  await keys.palette('had not happened', /^What if this event had not happened/);
  await expect(page).toHaveURL(/what-if\?edit=skip:40/);
});

test('is my reducer safe to change', async ({ page }) => {
  const keys = new Keyboard(page);
  const documented = readFileSync('docs/reducers.md', 'utf8');
  const paidByCode = /^```ts\n([^]*?)^```$/m.exec(documented)?.[1] ?? '';
  await page.goto(storePage('billing'));
  await keys.chord('g', 'r');
  await expect(page).toHaveURL(/\/reducers$/);
  await keys.tabTo(page.getByRole('link', { name: 'Write a reducer for subscription' }));
  await keys.press('Enter');
  await expect(page).toHaveURL(/\/reducers\/draft/);
  await expect(page.getByRole('status').filter({ hasText: 'up to date' })).toBeVisible();
  await keys.tabTo(page.getByLabel('Draft in TypeScript'));
  await keys.press('ControlOrMeta+a');
  await keys.write(paidByCode);
  await expect(page.getByRole('group', { name: 'State by the draft' })).toContainText('paidMinor');
  await keys.tabTo(page.getByRole('button', { name: 'Compare over 100 streams' }));
  await keys.press('Enter');
  await expect(page.getByText(/^\d+ of \d+ differ$/)).toBeVisible({ timeout: 60_000 });
  const example = page.getByRole('link', { name: 'subscription-1000' });
  const first = /[?&]at=v(\d+)/.exec((await example.getAttribute('href')) ?? '')?.[1];
  await keys.tabTo(example);
  await keys.press('Enter');
  await new StreamPage(page).expectVersion(Number(first));
});
