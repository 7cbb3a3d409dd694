import { readFile } from 'node:fs/promises';
import { takeover } from '../../scripts/demo/stories.ts';
import { SearchPage } from '../support/search-page.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

const { store, stream, email } = takeover;

test.describe('finding in the results', () => {
  test('goes from match to match by keyboard and adds the text to the query', async ({ page }) => {
    const search = new SearchPage(page);
    await search.open(store, { q: `stream:${stream}` });
    await search.found('64 events found');
    await page.keyboard.press('f');
    const box = search.answer.getByRole('textbox', { name: 'Find in results' });
    await expect(box).toBeFocused();
    await box.fill('phonechanged');
    const matches = search.answer.getByRole('status', { name: 'Matches in the results' });
    await expect(matches).toContainText('3 matches in the 64 loaded results');
    await box.press('Enter');
    await expect(matches).toContainText('1 of 3 matches');
    await expect(
      search.answer.locator('mark').filter({ hasText: 'PhoneChanged' }).first(),
    ).toBeVisible();
    await expectAccessible(page);

    // Outside the box a letter is enough, and the list follows to rows that were not in view.
    await search.answer.getByRole('region', { name: 'Events' }).focus();
    await page.keyboard.press('n');
    await expect(matches).toContainText('2 of 3 matches');
    await page.keyboard.press('n');
    await expect(matches).toContainText('3 of 3 matches');
    await expect(search.answer.locator('[aria-current="true"]')).toContainText('PhoneChanged');
    await page.keyboard.press('n');
    await expect(matches).toContainText('1 of 3 matches');
    await page.keyboard.press('N');
    await expect(matches).toContainText('3 of 3 matches');

    await box.fill(email);
    await expect(matches).toContainText(/match(es)? in the 64 loaded results/);
    await search.answer.getByRole('button', { name: 'Add to the query' }).click();
    await expect(search.box).toHaveValue(`stream:${stream} ${email}`);
  });

  test('opens in the list with the keys of the browser, and leaves with Escape', async ({
    page,
  }) => {
    const search = new SearchPage(page);
    await search.open(store, { q: `stream:${stream}` });
    await search.found('64 events found');
    await search.answer.getByRole('region', { name: 'Events' }).focus();
    await page.keyboard.press('Control+f');
    const box = search.answer.getByRole('textbox', { name: 'Find in results' });
    await expect(box).toBeFocused();
    await box.press('Escape');
    await expect(box).toBeHidden();
    await expect(search.answer.getByRole('region', { name: 'Events' })).toBeFocused();
  });
});

test.describe('columns of the results', () => {
  test('are chosen by completion, kept in the link and used for CSV', async ({ page }) => {
    const search = new SearchPage(page);
    await search.open(store, { q: `stream:${stream} type:PhoneChanged` });
    await search.found('3 events found');
    await search.answer.getByRole('button', { name: 'Columns', exact: true }).press('Enter');
    const form = page.getByRole('form', { name: 'Columns' });
    const field = form.getByRole('combobox', { name: 'Field or path' });
    await field.fill('initi');
    await field.press('ArrowDown');
    await field.press('Enter');
    await expect(field).toHaveValue('initiator');
    await field.press('Enter');
    await field.fill('data.phone');
    await form.getByRole('button', { name: 'Add' }).click();
    await expect(page).toHaveURL(/columns=initiator,data\.phone/);
    await field.fill('state.email');
    await form.getByRole('button', { name: 'Add' }).click();
    await expect(form.getByRole('alert')).toContainText('is not told by an event alone');
    await expectAccessible(page);
    await page.keyboard.press('Escape');

    await page.reload();
    await search.found('3 events found');
    await expect(search.answer.getByTitle(/^data\.phone: \+/).first()).toBeVisible();
    await expectAccessible(page);
    // Another question is seen in the same columns.
    await search.ask(`stream:${stream}`);
    await search.found('64 events found');
    await expect(page).toHaveURL(/columns=initiator,data\.phone/);

    await page.getByRole('button', { name: 'Export ▾' }).press('Enter');
    await expect(page.getByRole('menuitem', { name: 'All matches as CSV' })).toContainText(
      'with the columns initiator,data.phone',
    );
    await page.getByRole('menuitem', { name: 'All matches as CSV' }).press('Enter');
    const exports = page.getByRole('region', { name: 'Exports' });
    const row = exports.getByRole('listitem').filter({ hasText: 'CSV' });
    await expect(row).toContainText('complete', { timeout: 60_000 });
    const download = page.waitForEvent('download');
    await row.getByRole('link', { name: /^Download CSV/ }).click();
    const text = await readFile(await (await download).path(), 'utf8');
    expect(text).toMatch(/^recorded,stream,version,type,initiator,data\.phone/);
    await exports.getByRole('button', { name: /^Delete CSV/ }).press('Enter');
  });

  test('stand in the rows of a phone with their names', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    const search = new SearchPage(page);
    await search.open(store, { q: `stream:${stream}`, columns: 'data.phone,initiator' });
    await search.found('64 events found');
    await expect(search.rows.first()).toContainText('initiator');
    await expectAccessible(page);
  });
});

test.describe('a filter by form', () => {
  test('is made without typing a query', async ({ page }) => {
    const search = new SearchPage(page);
    await search.open(store, { q: `stream:${stream}` });
    await search.found('64 events found');
    await page.keyboard.press('+');
    const form = page.getByRole('form', { name: 'Add a filter' });
    await form.getByRole('combobox', { name: 'Field' }).fill('type');
    await page.keyboard.press('Tab');
    await form.getByRole('combobox', { name: 'Comparison' }).selectOption('is');
    const value = form.getByRole('combobox', { name: 'Value' });
    await value.fill('PhoneCh');
    // What the store holds is read meanwhile.
    await expect(form.getByRole('option', { name: 'PhoneChanged' })).toBeVisible();
    await value.press('ArrowDown');
    await value.press('Enter');
    await expect(value).toHaveValue('PhoneChanged');
    await expect(form).toContainText('PhoneChanged');
    await expectAccessible(page);
    await value.press('Enter');
    await search.found('3 events found');
    await expect(search.chips).toContainText('type:PhoneChanged');
    await expect(search.box).toHaveValue(`stream:${stream} type:PhoneChanged`);
  });

  test('says what is wrong with it', async ({ page }) => {
    const search = new SearchPage(page);
    await search.open(store, {});
    await page.getByRole('button', { name: '+ filter' }).click();
    const form = page.getByRole('form', { name: 'Add a filter' });
    await form.getByRole('combobox', { name: 'Field' }).fill('typo');
    await form.getByRole('button', { name: 'Add filter' }).click();
    await expect(form.getByRole('alert')).toContainText('There is no field');
  });
});
