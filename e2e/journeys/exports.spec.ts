import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { SearchPage } from '../support/search-page.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

const query = 'type:OrderCancelled';

async function exportAs(page: Page, format: 'NDJSON' | 'CSV'): Promise<Download> {
  await page.getByRole('button', { name: 'Export ▾' }).press('Enter');
  await page.getByRole('menuitem', { name: `All matches as ${format}` }).press('Enter');
  const exports = page.getByRole('region', { name: 'Exports' });
  const row = exports.getByRole('listitem').filter({ hasText: format });
  await expect(row).toContainText('complete', { timeout: 60_000 });
  await expect(row).toContainText(/examined [\d,]+ events, [\d,]+ found, back to/);
  await expectAccessible(page);
  const download = page.waitForEvent('download');
  await row.getByRole('link', { name: `Download ${format} of ${query}` }).click();
  return download;
}

const linesOf = async (download: Download): Promise<readonly string[]> =>
  (await readFile(await download.path(), 'utf8')).trimEnd().split(/\r?\n/);

test('all matches of a search are taken away as NDJSON and as CSV', async ({ page }) => {
  test.slow();
  const search = new SearchPage(page);
  await search.open('orders', { q: query });
  const file = await exportAs(page, 'NDJSON');
  expect(file.suggestedFilename()).toMatch(/^orders-export-[\d-]+-[0-9a-f]{8}\.ndjson$/);
  const events = (await linesOf(file)).map((line) => JSON.parse(line) as { type: string });
  expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['OrderCancelled']));
  const exports = page.getByRole('region', { name: 'Exports' });
  await expect(exports).toContainText(`${events.length.toLocaleString('en')} found`);

  // A page loaded again has it still.
  await page.goto(page.url());
  await exports.getByRole('button', { name: 'Exports: 1 to download' }).press('Enter');
  await expect(exports.getByRole('link', { name: `Download NDJSON of ${query}` })).toBeVisible();
  const table = await exportAs(page, 'CSV');
  const [head, ...rows] = await linesOf(table);
  expect(head).toMatch(/^position,recorded,.*,data,metadata,note$/);
  expect(rows).toHaveLength(events.length);

  await exports.getByRole('button', { name: `Delete CSV of ${query}` }).press('Enter');
  await exports.getByRole('button', { name: `Delete NDJSON of ${query}` }).press('Enter');
  await expect(exports).toBeHidden();
});
