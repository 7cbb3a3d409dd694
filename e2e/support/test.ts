import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { Faults } from './faults.ts';

export { expect } from '@playwright/test';

/**
 * Every test fails on console errors, uncaught errors, violated policies and answers of 500 and above.
 * A page counts as open when its controls answer, as it does for people.
 */
export const test = base.extend<{ faults: Faults }>({
  page: async ({ page }, use) => {
    const open = page.goto.bind(page);
    page.goto = async (address, options) => {
      const response = await open(address, options);
      await page.waitForFunction(controlsAnswer);
      return response;
    };
    await use(page);
  },
  faults: [
    async ({ context }, use) => {
      const faults = new Faults();
      for (const page of context.pages()) faults.watch(page);
      context.on('page', (page) => {
        faults.watch(page);
      });
      await use(faults);
      expect(faults.unexpected()).toEqual([]);
    },
    { auto: true },
  ],
});

/** React marks each element it has taken over; before that, what is typed or chosen there is lost. */
const controlsAnswer = (): boolean =>
  [...document.querySelectorAll('input, select, textarea, button')].every((control) =>
    Object.keys(control).some((key) => key.startsWith('__reactProps$')),
  );

/** No serious or critical fault that axe can find, once the page being gone to has its name. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/./);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    grave.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
  ).toEqual([]);
}
