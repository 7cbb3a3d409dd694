import { negativeTotal, takeover } from '../../scripts/demo/stories.ts';
import { StreamPage } from '../support/stream-page.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

async function more(stream: StreamPage, item: RegExp) {
  await stream.page.getByRole('button', { name: 'More for this moment' }).click();
  await stream.page.getByRole('menuitem', { name: item }).click();
}

test('what the state would be without an event, and where it parts', async ({ page }) => {
  const stream = new StreamPage(page);
  await stream.open(negativeTotal, { at: `v${negativeTotal.firstNegative}` });
  await more(stream, /What if v5 had not happened/);
  await expect(page).toHaveURL(/what-if\?edit=skip/);
  await expect(page.getByRole('note')).toContainText('Not what happened');
  await expect(page.getByText('the states part at v5')).toBeVisible();
  await expect(page.getByRole('group', { name: 'What happened' })).toContainText('voucher');
  await expect(page.getByRole('group', { name: 'On the branch' })).toContainText('voucher');
  await expect(page.getByRole('button', { name: 'copy with its watermark' })).toBeVisible();
  await expectAccessible(page);
});

test('a branch is changed by hand, refused in its place, and taken back', async ({ page }) => {
  await page.goto(`/stores/orders/streams/${negativeTotal.stream}/what-if?edit=skip:5`);
  const edits = page.getByRole('region', { name: 'Edits' });
  await edits.getByLabel('What is different').selectOption('An event had other data');
  await edits.getByLabel('Version').fill('6');
  await edits.getByLabel('Data (JSON)').fill('{"totalMinor":');
  await edits.getByRole('button', { name: 'Add' }).click();
  await expect(edits.getByRole('alert')).toContainText('not JSON');
  await edits.getByLabel('Data (JSON)').fill('{"totalMinor":1}');
  await edits.getByRole('button', { name: 'Add' }).click();
  await expect(edits.getByText('v6 with {"totalMinor":1}')).toBeVisible();
  await edits.getByRole('button', { name: 'Take back: without v5' }).click();
  await expect(edits.getByText('without v5')).toHaveCount(0);
  await expect(page.getByText('the states part at v6')).toBeVisible();
});

test('the way back to a good state is told in sentences', async ({ page }) => {
  const stream = new StreamPage(page);
  await stream.open(takeover, { at: `v${takeover.versions.emailChanged - 1}` });
  await more(stream, /The way back/);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Backstory writes nothing');
  await expect(dialog).toContainText('Set mfa enabled back to true (now false).');
  await expect(dialog.getByRole('button', { name: 'copy' })).toBeVisible();
});

test('the events up to a moment become a test fixture', async ({ page }) => {
  const stream = new StreamPage(page);
  await stream.open(negativeTotal, { at: 'v3' });
  await more(stream, /test fixture/);
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('"given": [');
  await expect(dialog).toContainText('"when": {');
  await dialog.getByText('TypeScript, given / when / then').click();
  await expect(dialog).toContainText("import { expect, it } from 'vitest';");
  await expect(dialog).toContainText('const when: any[] = [');
});
