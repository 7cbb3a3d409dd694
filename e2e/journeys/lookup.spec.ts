import { formerOwner, takeover } from '../../scripts/demo/stories.ts';
import { lookupPage } from '../../lib/urls/pages.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

const { store, stream, name, email, intruder, versions, order } = takeover;

test.describe('what a caller names leads to the account', () => {
  test('the e-mail address of before, by keyboard only', async ({ page }) => {
    await page.goto(lookupPage());
    const box = page.getByRole('textbox', { name: 'Look up a value' });
    await expect(box).toBeFocused();
    await page.keyboard.type(email);
    await page.keyboard.press('Enter');
    const found = page.getByRole('list', { name: 'Found' });
    const ann = found.getByRole('link').filter({ hasText: stream });
    await expect(ann).toContainText(name);
    await expect(ann).toContainText('has it');
    await expect(ann).toContainText(`(v1) – 2026-05-13 (v${versions.emailChanged})`);
    await expect(ann).toContainText(`(v${versions.recovered})`);
    await expect(found.getByRole('link').filter({ hasText: formerOwner.stream })).toContainText(
      'had it',
    );
    const examined = page.getByRole('list', { name: 'Examined' });
    await expect(examined).toHaveAttribute('aria-busy', 'false');
    await expect(examined.getByRole('listitem').filter({ hasText: 'orders' })).toContainText(
      'all there are',
    );
    await expect(examined.getByRole('listitem').filter({ hasText: store })).toContainText(
      'could not be read',
    );
    await ann.focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`stream=${stream}`));
    await expect(page.getByRole('list', { name: 'Story' })).toContainText(intruder.email);
    await expectAccessible(page);
  });

  test('the e-mail address of the intruder, and where else it was used', async ({ page }) => {
    await page.goto(lookupPage({ q: intruder.email }));
    const found = page.getByRole('list', { name: 'Found' });
    await expect(found.getByRole('link').filter({ hasText: stream })).toContainText('had it');
    await expect(found.getByRole('link').filter({ hasText: order })).toContainText('contact email');
  });

  for (const typed of ['00442079460199', '+44 (0)207 946 01 99', '(+44) 20-7946-0199']) {
    test(`the telephone number, grouped otherwise: ${typed}`, async ({ page }) => {
      await page.goto(lookupPage({ q: typed }));
      const found = page.getByRole('list', { name: 'Found' });
      await expect(found.getByRole('link').filter({ hasText: stream })).toContainText('phone');
      await expect(page.getByText(/kept without its country code, .* may be missed/)).toBeVisible();
    });
  }

  test('a telephone number without its country code, and what is not guessed', async ({ page }) => {
    await page.goto(lookupPage({ q: '020 7946 0199' }));
    await expect(page.getByText('Nobody was found who has or had it')).toBeVisible();
    await expect(page.getByText(/kept with its country code it may be missed/)).toBeVisible();
  });

  test('the name in capitals', async ({ page }) => {
    await page.goto(lookupPage({ q: 'ANN LEE' }));
    const found = page.getByRole('list', { name: 'Found' });
    await expect(found.getByRole('link').filter({ hasText: stream })).toContainText('has it');
  });

  test('the telephone number as the form of today shows it', async ({ page }) => {
    await page.goto(lookupPage({ q: stream }));
    const form = page.getByLabel('As it is now');
    const phone = form
      .locator('div')
      .filter({ hasText: /^Phone/ })
      .getByRole('link');
    const number = (await phone.textContent()) ?? '';
    expect(number).toMatch(/\d{4}/);
    const box = page.getByRole('textbox', { name: 'Look up a value' });
    await box.fill(number);
    await page.keyboard.press('Enter');
    const ann = page
      .getByRole('list', { name: 'Found' })
      .getByRole('link', { name: new RegExp(stream) });
    await expect(ann).toContainText('phone');
  });

  test('the id of the account; its story in sentences leads to the events', async ({ page }) => {
    await page.goto(lookupPage({ q: stream }));
    const story = page.getByRole('list', { name: 'Story' });
    const change = story
      .getByRole('listitem')
      .filter({ hasText: `changed email from ${email} to ${intruder.email}` });
    await expect(change).toHaveCount(1);
    await page.getByRole('button', { name: /^Security/ }).click();
    await expect(page).toHaveURL(/topic=security/);
    await expect(story).not.toContainText('PreferencesChanged');
    await page.getByRole('button', { name: /^Contact/ }).click();
    await change.getByRole('link').first().click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page).toHaveURL(/\/events\//);
  });

  test('goes into a ticket as text with times, zone and links', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(lookupPage({ q: email, store, stream, topic: 'contact' }));
    await expect(page.getByLabel('As it is now')).toContainText(email);
    await expect(page.getByRole('list', { name: 'Story' })).toContainText(intruder.email);
    await page.getByRole('button', { name: 'Copy for the ticket' }).click();
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toContain(`looked up: ${email}`);
    expect(text).toContain('only what is about contact');
    expect(text).toMatch(/2026-05-13 \d\d:\d\d:\d\d UTC .*a\.lee\.7731@mail\.ru/);
    expect(text).toMatch(/http:\/\/[^ ]+\/stores\/accounts\/streams\/account-1042\?at=v41/);
  });

  test('puts together what is told again and again, and shows it when asked', async ({ page }) => {
    await page.goto(lookupPage({ q: email, store, stream }));
    const story = page.getByRole('list', { name: 'Story' });
    const repeats = story.getByRole('listitem').filter({ hasText: /The same \d+ times more/ });
    await expect(repeats.first()).toBeVisible();
    const before = await repeats.count();
    await repeats.first().getByRole('button', { name: 'Show them' }).click();
    await expect(repeats).toHaveCount(before - 1);
  });

  test('begins with what can be named and what was named lately', async ({ page }) => {
    await page.goto(lookupPage());
    const things = page.getByRole('list', { name: 'What can be looked up' });
    await things.getByRole('link', { name: email }).click();
    const found = page.getByRole('list', { name: 'Found' });
    await expect(found.getByRole('link').filter({ hasText: stream })).toContainText('has it');
    await page.goto(lookupPage());
    const recent = page.getByRole('list', { name: 'Recent lookups' });
    await expect(recent.getByRole('link', { name: email })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Forget them' }).click();
    await expect(recent).toHaveCount(0);
  });

  test('says who was asked when nobody has it, and what to try, on a small screen too', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(lookupPage({ q: 'nobody@nowhere.example' }));
    await expect(page.getByText('Nobody was found who has or had it')).toBeVisible();
    await expect(page.getByRole('list', { name: 'Examined' }).getByRole('listitem')).toHaveCount(3);
    const advice = page.getByRole('list', { name: 'What to try' });
    await expect(advice).toContainText(/events of accounts that could not be read/);
    await expectAccessible(page);
    await advice.getByRole('link', { name: 'Search all events for it' }).click();
    await expect(page).toHaveURL(/\/search\?q=/);
  });
});
