import { expect, type Page } from '@playwright/test';

/** Nothing of the page is being read any more: no skeleton, no busy part, charts drawn. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('status', { name: /^Reading / })).toHaveCount(0);
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

/** Pixels by which the page is wider than its window; lists that scroll by themselves do not count. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
