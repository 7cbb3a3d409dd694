import { takeover } from '../../scripts/demo/stories.ts';
import { SearchPage } from '../support/search-page.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

const { store, stream } = takeover;

test.describe('the rows of an answer', () => {
  test('mark what the query asks for', async ({ page }) => {
    const search = new SearchPage(page);
    await search.open(store, { q: `stream:${stream} type:EmailChanged` });
    await search.found('1 event found');
    await expect(
      search.rows.first().locator('mark').filter({ hasText: 'EmailChanged' }),
    ).toBeVisible();
    await expectAccessible(page);
  });

  test('stand as close as the reader chose, also after the page is loaded again', async ({
    page,
  }) => {
    const search = new SearchPage(page);
    await search.open(store, { q: `stream:${stream}` });
    await search.found('64 events found');
    const heightOf = async () => (await search.rows.first().boundingBox())?.height ?? 0;
    const before = await heightOf();
    await page.getByRole('button', { name: 'Compact' }).click();
    await expect.poll(heightOf).toBeLessThan(before);
    await page.reload();
    await search.found('64 events found');
    expect(await heightOf()).toBeLessThan(before);
    await expect(page.getByRole('button', { name: 'Compact' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await expectAccessible(page);
  });
});
