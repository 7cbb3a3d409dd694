import { expect, expectAccessible, test } from '../support/test.ts';

test('the list of stores opens without a fault', async ({ page }) => {
  await page.goto('/stores');
  await expect(page).toHaveTitle(/Backstory/);
  await expect(page.getByRole('main')).toBeVisible();
  await expectAccessible(page);
});

test('every page brings a policy with a nonce of its own', async ({ page }) => {
  const policies = [];
  for (let i = 0; i < 2; i += 1) {
    const answer = await page.goto('/stores');
    policies.push(answer?.headers()['content-security-policy'] ?? '');
  }
  expect(policies[0]).toContain("'strict-dynamic'");
  expect(policies[0]).not.toMatch(/script-src[^;]*unsafe/);
  expect(policies[0]).not.toBe(policies[1]);
});

test('a page of another site gets nothing', async ({ page, faults }) => {
  faults.allow(/403/);
  const answer = await page.request.get('/api/stores', {
    headers: { origin: 'http://evil.example' },
  });
  expect(answer.status()).toBe(403);
  expect(await answer.json()).toMatchObject({ code: 'forbidden' });
});

test.describe('a browser without a session', () => {
  test.use({ storageState: { cookies: [], origins: [] } });

  test('may look at the demo stores', async ({ page }) => {
    await page.goto('/stores');
    await expect(page.getByRole('main')).toBeVisible();
  });

  test('is not signed in by a wrong token', async ({ page, context }) => {
    await page.goto('/?token=wrong');
    await expect(page).not.toHaveURL(/token/);
    expect(await context.cookies()).toEqual([]);
  });
});
