import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { searchPage } from '../../lib/urls/pages.ts';
import { writeStore } from '../../server/testing/write-store.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

const store = 'watched';

/** Makes a store known as somebody who connects it on screen does. */
async function connect(page: Page, location: string): Promise<void> {
  await page.goto('/stores');
  const status = await page.evaluate(
    async ([id, path]) => {
      const headers = { 'content-type': 'application/json' };
      const post = (to: string, body: object) =>
        fetch(to, { method: 'POST', headers, body: JSON.stringify(body) });
      const detected: unknown = await (await post('/api/stores/detect', { location: path })).json();
      const { guesses } = detected as { readonly guesses: readonly unknown[] };
      return (await post('/api/stores', { id, location: path, guess: guesses[0] })).status;
    },
    [store, location] as const,
  );
  expect(status).toBe(200);
}

test('what is written is seen at once; pausing and loading again lose nothing', async ({
  page,
}) => {
  const file = join(mkdtempSync(join(tmpdir(), 'backstory-live-')), 'watched.db');
  const write = (...ids: readonly string[]): void => {
    writeStore(
      file,
      ids.map((id) => ({ stream: `job-${id}`, id, category: 'job', type: `Done-${id}` })),
    );
  };
  write('before');
  await connect(page, file);
  await page.goto(searchPage(store, { q: 'category:job' }));
  await page.getByRole('link', { name: 'Watch' }).click();
  const status = page.getByRole('status', { name: 'How far the tail is' });
  await expect(status).toContainText('live');
  await expect(page).toHaveURL(/after=/);
  const rows = page.getByRole('region', { name: 'What comes' }).getByRole('article');
  await expect(rows).toHaveCount(0);

  write('one');
  await expect(rows).toHaveCount(1);
  await expect(rows.first()).toContainText('Done-one');
  await expectAccessible(page);

  await page.keyboard.press('p');
  await expect(status).toContainText('paused');
  write('two', 'three');
  await expect(status).toContainText('2 events are waiting');
  await expect(rows).toHaveCount(1);
  await page.keyboard.press('p');
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toContainText('Done-three');

  await page.reload();
  await expect(rows).toHaveCount(3);
  write('four');
  await expect(rows).toHaveCount(4);
  await expect(page.getByText('4 since this watch began')).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page);
  await page.evaluate(async (id) => fetch(`/api/stores/${id}`, { method: 'DELETE' }), store);
});
