import { homeGrownFile } from '../support/home-grown-file.ts';
import { StreamPage } from '../support/stream-page.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

test('an address that leads nowhere is refused in one sentence, in its place', async ({
  page,
  faults,
}) => {
  faults.allow(/status of (4|5)\d\d/);
  faults.allow(/^answer: 502/);
  await page.goto('/stores/new');
  await page.getByLabel('Address or file').fill('/nowhere/at/all.db');
  await page.getByRole('button', { name: 'Look' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    'There is no file at this path.',
  );
  await page.getByLabel('Address or file').fill('mysql://root@localhost/shop');
  await page.getByRole('button', { name: 'Look' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
});

test('a home-grown table is mapped by hand and browsed at once, then forgotten', async ({
  page,
  browser,
}) => {
  await page.goto('/stores');
  await page.getByRole('link', { name: 'Connect a store' }).first().click();
  await page.getByLabel('Address or file').fill(homeGrownFile());
  await page.keyboard.press('Enter');
  await expect(page.getByText('No known layout fits')).toBeVisible();
  await expect(page.getByText('Still to choose: Stream, Type, Data.')).toBeVisible();
  await page.getByRole('combobox', { name: /^Stream/ }).selectOption('dog');
  await page.getByRole('combobox', { name: /^Type/ }).selectOption('what');
  await page.getByLabel('Keys inside the JSON of Type').fill('kind');
  await page.getByRole('combobox', { name: /^Data/ }).selectOption('what');
  await page.getByLabel('Keys inside the JSON of Data').fill('body');
  await page.getByRole('combobox', { name: /^Recorded/ }).selectOption('what');
  await page.getByLabel('Keys inside the JSON of Recorded').fill('at');
  await page.getByRole('combobox', { name: /^Position/ }).selectOption('n');
  await page.getByLabel('category before').fill('-');
  await page.getByRole('combobox', { name: /^Saved states/ }).selectOption('kennel_cards');
  const ofStates = (part: string) => page.getByRole('combobox', { name: `${part} of the saved` });
  await expect(page.getByText('Still to choose: stream of the saved states')).toBeVisible();
  await ofStates('Stream').selectOption('dog');
  await ofStates('Version').selectOption('so_far');
  await ofStates('State').selectOption('card');
  await page.getByRole('button', { name: 'Show ten events through it' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Adopted' })).toHaveCount(2);
  await expectAccessible(page);
  await page.getByLabel('Name in the address').fill('kennel');
  await page.getByRole('button', { name: 'Open the store' }).click();
  await expect(page).toHaveURL(/\/stores\/kennel$/);

  const stream = new StreamPage(page);
  await stream.open({ store: 'kennel', stream: 'dog-rex' });
  await expect(stream.state).toContainText('adopted');
  await page.getByRole('button', { name: 'differs from snapshot v2 in 1 place' }).click();
  await expect(page.getByRole('dialog').getByRole('button', { name: 'by' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  await expect(stream.state).toContainText('arrived');

  const stranger = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const refused = await stranger.request.get('/?token=wrong');
  expect(refused.status()).toBe(401);
  expect(await refused.text()).toContain('A new address is in the terminal.');
  await stranger.close();

  await page.goto('/stores');
  const card = page.getByRole('article').filter({ hasText: 'kennel' });
  await card.getByRole('button', { name: 'Forget kennel' }).click();
  await card.getByRole('button', { name: 'Keep it' }).click();
  await card.getByRole('button', { name: 'Forget kennel' }).click();
  await card.getByRole('button', { name: 'Forget it' }).click();
  await expect(card).toBeHidden();
});
