import type { Locator } from '@playwright/test';
import { fieldPage } from '../../lib/urls/pages.ts';
import { backdated, negativeTotal } from '../../scripts/demo/stories.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

/** Clicks at a part (0–1) of the width, at a height in pixels. */
async function clickAt(target: Locator, part: number, y: number): Promise<void> {
  const box = await target.boundingBox();
  await target.click({ position: { x: (box?.width ?? 0) * part, y } });
}

test('a number is told as steps, and a click chooses the value below the pointer', async ({
  page,
}) => {
  const { store, stream, firstNegative, lastNegative, healed } = negativeTotal;
  await page.goto(fieldPage(store, stream, { path: 'totalMinor' }));
  const chart = page.getByRole('img', { name: /^Values of totalMinor\./ });
  await expect(chart.locator('.recharts-line-curve')).toBeVisible();
  await expectAccessible(page);

  await page.getByText('by version', { exact: true }).click();
  await clickAt(chart, 0.985, 90);
  await expect(page).toHaveURL(/at=v\d+/);
  const last = Number(/at=v(\d+)/.exec(page.url())?.[1]);
  expect(last).toBeGreaterThanOrEqual(healed);
  await clickAt(chart, 0.2, 90);
  await expect.poll(() => Number(/at=v(\d+)/.exec(page.url())?.[1])).toBeLessThan(last);

  const intervals = page.getByRole('region', { name: 'Intervals, newest first' });
  const negative = intervals.getByRole('listitem').filter({ hasText: `v${String(firstNegative)}` });
  await expect(negative.first()).toContainText('-');
  await expect(
    intervals.getByRole('link', { name: `v${String(lastNegative + 1)}`, exact: true }).first(),
  ).toBeVisible();
});

test('a word is told as a band, a lane for each value it had', async ({ page }) => {
  const { store, stream } = negativeTotal;
  await page.goto(fieldPage(store, stream, { path: 'status' }));
  const lanes = page.getByRole('group', { name: /^Values of status\./ });
  await expect(lanes).toBeVisible();
  const intervals = page.getByRole('region', { name: 'Intervals, newest first' });
  await expect(intervals.getByRole('listitem').first()).toBeVisible();
  await clickAt(lanes, 0.97, 20);
  await expect(page).toHaveURL(/at=v\d+/);
  await expect(intervals.locator('[data-chosen]')).toHaveCount(1);
  await expectAccessible(page);
});

test('on a phone the band is whole beside what was believed, which begins with a narrow column', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { store, stream } = backdated;
  await page.goto(fieldPage(store, stream, { path: 'plan', clock: 'occurred' }));
  const beliefs = page.getByRole('region', { name: 'What was believed' });
  const first = await beliefs.getByRole('rowheader').first().boundingBox();
  expect(first?.width).toBeLessThanOrEqual(130);

  const lanes = page.getByRole('group', { name: /^Values of plan\./ });
  const hidden = await lanes.evaluate((element) => {
    const panel = element.closest('section')?.getBoundingClientRect();
    return element.getBoundingClientRect().bottom - (panel?.bottom ?? 0);
  });
  expect(hidden).toBeLessThanOrEqual(0);
  await expectAccessible(page);
});
