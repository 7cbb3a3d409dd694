import { formerOwner, negativeTotal, takeover, unreadable } from '../../scripts/demo/stories.ts';
import { SearchPage } from '../support/search-page.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

const { store, stream, email, intruder, conversation, versions } = takeover;

/** Past states of a whole category take an index, which this run goes without. */
const someAccounts = `stream:(${stream},${formerOwner.stream},account-1043)`;

test.describe('questions of support', () => {
  test('every e-mail change of an account', async ({ page }) => {
    const search = new SearchPage(page);
    await search.open(store, { q: `stream:${stream} change.email:exists` });
    await search.found('3 events found');
    await expect(search.coverage).toContainText('complete');
    await expect(search.rows).toHaveCount(3);
    await expect(search.rows.nth(1)).toContainText(`v${versions.emailChanged}`);
    await expectAccessible(page);
  });

  test('which accounts ever had an e-mail address', async ({ page }) => {
    const search = new SearchPage(page);
    await search.open(store, { q: `was.email:"${email}" ${someAccounts} | count by stream` });
    await search.found('68 events found');
    await expect(search.row(stream)).toContainText('64');
    await expect(search.row(formerOwner.stream)).toContainText('4');
  });

  test('who had it on a day', async ({ page }) => {
    const search = new SearchPage(page);
    const q = `${someAccounts} state.email:"${email}" at:2026-03-01 | count by stream`;
    await search.open(store, { q });
    await expect(search.row(stream)).toContainText('64');
    await expect(search.row(formerOwner.stream)).toHaveCount(0);
  });
});

test.describe('questions of an audit', () => {
  test('who was made admin, by whom, and from the number to the events', async ({ page }) => {
    const search = new SearchPage(page);
    const period = 'recorded:2026-01..2026-03 -initiator:service:*';
    await search.open(store, {
      q: `type:RoleGranted data.role:admin ${period} | count by initiator`,
    });
    await search.found('complete');
    await expect(page.getByRole('img', { name: /Events by initiator/ })).toBeVisible();
    await search.row('admin:p.novak').getByRole('link').click();
    await expect(page).toHaveURL(/initiator:admin:p\.novak/);
    await search.found('27 events found');
    await expect(search.rows.first()).toContainText('RoleGranted');
  });

  test('which orders ever had a total below zero', async ({ page }) => {
    const search = new SearchPage(page);
    await search.open(negativeTotal.store, {
      q: 'was.totalMinor:<0 category:order | count by stream',
    });
    await search.found('complete');
    await expect(search.row(negativeTotal.stream)).toBeVisible();
    await expect(search.answer.getByRole('row')).toHaveCount(2);
  });

  test('who changed accounts in a month, most first', async ({ page }) => {
    const search = new SearchPage(page);
    await search.open(store, {
      q: 'category:account recorded:2026-06 | count by initiator | sort count desc | limit 5',
    });
    await search.found('complete');
    await expect(search.answer.getByRole('row')).toHaveCount(6);
    await expect(search.answer.getByRole('row').nth(1)).toContainText('service:loyalty');
    await expectAccessible(page);
  });
});

test.describe('questions of a developer', () => {
  test('one conversation in order', async ({ page }) => {
    const search = new SearchPage(page);
    await search.open(store, { q: `correlation:${conversation} | sort position` });
    await search.found('12 events found');
    await expect(search.rows.first()).toContainText('v40');
  });

  test('what cannot be decoded', async ({ page }) => {
    const search = new SearchPage(page);
    await search.open(store, { q: `readable:false stream:${unreadable.stream}` });
    await search.found('2 events found');
    await search.ask('readable:false | count by type, schema');
    await expect(search.row('ProfileImported')).toBeVisible();
  });
});

test.describe('a word anywhere', () => {
  test('is found by day, and each day leads to its events', async ({ page }) => {
    const search = new SearchPage(page);
    await search.open(store, { q: `"${intruder.email}" | by day` });
    await search.found('1 event found');
    await search.answer.getByRole('cell').first().getByRole('link').click();
    await expect(search.rows).toHaveCount(1);
    await expect(search.rows.first()).toContainText('EmailChanged');
  });

  test('says that it could not look into what cannot be read', async ({ page }) => {
    const search = new SearchPage(page);
    await search.open(store, { q: '"no such word anywhere"' });
    await expect(search.answer).toContainText('could not be judged');
    await expect(search.coverage).not.toContainText('complete');
  });
});

test.describe('the box', () => {
  test('marks what is wrong where it stands, offers what is right, and asks nothing until then', async ({
    page,
  }) => {
    const search = new SearchPage(page);
    await search.open(store);
    await search.ask('typ:EmailChanged');
    await expect(search.box).toHaveAttribute('aria-invalid', 'true');
    await expect(page.locator('[data-wrong]', { hasText: /^typ$/ })).toBeVisible();
    expect(new URL(page.url()).searchParams.get('q')).toBeNull();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Write type', exact: true }).click();
    await expect(search.box).toHaveValue('type:EmailChanged');
    await search.box.press('Enter');
    await expect(search.rows.first()).toContainText('EmailChanged');
  });

  test('completes fields and values by keyboard', async ({ page }) => {
    const search = new SearchPage(page);
    await search.open(store);
    await page.keyboard.press('/');
    await expect(search.box).toBeFocused();
    await page.keyboard.type('typ');
    const offers = page.getByRole('listbox', { name: 'What can come next' });
    await expect(offers.getByRole('option').first()).toContainText('type:');
    await page.keyboard.press('Tab');
    await expect(search.box).toHaveValue('type:');
    await page.keyboard.type('EmailCh');
    await expect(offers.getByRole('option').first()).toContainText('EmailChanged');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(search.box).toHaveValue('type:EmailChanged');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/q=type:EmailChanged/);
    await expect(search.rows.first()).toContainText('EmailChanged');
  });

  test('has parts that can be excluded and taken away', async ({ page }) => {
    const search = new SearchPage(page);
    await search.open(store, { q: `stream:${stream} type:LoggedIn` });
    await page.getByRole('button', { name: 'Exclude type:LoggedIn' }).click();
    await expect(search.box).toHaveValue(`stream:${stream} -type:LoggedIn`);
    await page.getByRole('button', { name: 'Remove -type:LoggedIn' }).click();
    await expect(search.box).toHaveValue(`stream:${stream}`);
    await search.found('64 events found');
    await page.goBack();
    await expect(search.box).toHaveValue(`stream:${stream} -type:LoggedIn`);
  });
});
