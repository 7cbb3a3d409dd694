import type { Locator, Page } from '@playwright/test';
import { searchPage, type SearchView } from '../../lib/urls/pages.ts';
import { expect } from './test.ts';

/** The search screen of a store or of all, by what people see of it. */
export class SearchPage {
  readonly page: Page;
  readonly box: Locator;
  readonly coverage: Locator;
  readonly answer: Locator;
  readonly rows: Locator;
  readonly chips: Locator;
  /** How many events the whole answer has. */
  readonly total: Locator;
  readonly histogram: Locator;
  readonly narrow: Locator;

  constructor(page: Page) {
    this.page = page;
    this.box = page.getByRole('textbox', { name: 'Search query' });
    this.coverage = page.getByRole('status', { name: 'How far the answer reaches' });
    this.answer = page.getByRole('region', { name: 'Answer', exact: true });
    this.rows = this.answer.getByRole('article');
    this.chips = page.getByRole('list', { name: 'Parts of the query' });
    this.total = page.getByRole('status', { name: 'How many events there are' });
    const whole = page.getByRole('region', { name: 'Whole answer' });
    this.histogram = whole.getByRole('img', { name: /^[\d,]+ events? from/ });
    this.narrow = page.getByRole('navigation', { name: 'Narrow the answer' });
  }

  /** Null: all stores. */
  async open(store: string | null, view: SearchView = {}): Promise<void> {
    await this.page.goto(searchPage(store, { zone: 'UTC', ...view }));
  }

  async ask(text: string): Promise<void> {
    await this.box.fill(text);
    await this.box.press('Escape');
    await this.page.getByRole('button', { name: 'Search', exact: true }).click();
  }

  /** The answer has ended; how many events it says it found. */
  async found(words: RegExp | string): Promise<void> {
    await expect(this.coverage).toContainText(words);
    await expect(this.coverage).toContainText(/complete|partial/);
  }

  /** Goes on until the whole log was looked at, which takes several pages where the machine is busy. */
  async toTheEnd(): Promise<void> {
    const more = this.answer.getByRole('button', { name: 'Continue', exact: true });
    await expect(async () => {
      if (await more.isVisible()) await more.click();
      await expect(this.coverage).toContainText('complete');
    }).toPass();
  }

  /** How far a store was searched, where all are. */
  store(title: string): Locator {
    const list = this.page.getByRole('list', { name: 'How far each store was searched' });
    return list.getByRole('listitem').filter({ hasText: title });
  }

  /** The texts of a row of the table, the first column as a link where it leads to its events. */
  row(name: string): Locator {
    return this.answer.getByRole('row').filter({ hasText: name }).first();
  }
}
