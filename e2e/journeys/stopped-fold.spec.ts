import { railView } from '../../lib/api/rail-view.ts';
import { longStream } from '../../scripts/demo/stories.ts';
import { StreamPage } from '../support/stream-page.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

test('a first fold that is stopped stays stopped, and its folded part can be travelled', async ({
  page,
}) => {
  // A store so slow that a thousand events are folded by now: only the answer's reach is altered.
  let isSlow = true;
  await page.route(/\/rail\?/, async (routed) => {
    const answer = await routed.fetch();
    if (!isSlow) return routed.fulfill({ response: answer });
    const rail = railView.parse(await answer.json());
    return routed.fulfill({ response: answer, json: { ...rail, done: false, folded: '1000' } });
  });
  const stream = new StreamPage(page);
  await stream.open(longStream);
  const progress = page.getByRole('status').filter({ hasText: 'can be travelled already' });
  const asItIs = page.waitForResponse(/\/rail\?.*fold=as-is/);
  await progress.getByRole('button', { name: 'cancel' }).click();
  await asItIs;
  await expect(page.getByText(/You stopped the fold at v1,000/)).toBeVisible();
  await expectAccessible(page);

  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  // Longer than the rail's interval and the time a fold goes on without readers.
  await page.waitForTimeout(3500);
  expect(asked.filter((url) => /\/(rail|fold|segment|changes|drift)(\?|$)/.test(url))).toEqual([]);

  await stream.open(longStream, { at: 'v500' });
  await expect(page.getByText('v500').first()).toBeVisible();
  await progress.getByRole('button', { name: 'cancel' }).click();
  await expect(page.getByRole('tabpanel').getByText('You stopped the fold')).toHaveCount(0);
  await page.keyboard.press('End');
  const panel = page.getByRole('tabpanel');
  await expect(panel.getByText(/You stopped the fold at v1,000/)).toBeVisible();
  isSlow = false;
  await panel.getByRole('button', { name: 'Continue' }).click();
  await expect(progress).toHaveCount(0);
  await expect(panel.getByText('balance', { exact: false }).first()).toBeVisible();
});
