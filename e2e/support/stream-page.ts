import { expect, type Locator, type Page } from '@playwright/test';
import { streamPage, type StreamView } from '../../lib/urls/pages.ts';

/** The stream screen as a reader finds their way on it. */
export class StreamPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens a moment and waits for its state. */
  async open(place: { readonly store: string; readonly stream: string }, view: StreamView = {}) {
    await this.page.goto(streamPage(place.store, place.stream, view));
    await this.settled();
  }

  /** Timeline and moment are there. */
  async settled(): Promise<void> {
    await expect(this.timeline.getByRole('article').first()).toBeVisible();
    await expect(this.page.getByRole('tabpanel')).toHaveAttribute('aria-busy', 'false');
  }

  get timeline(): Locator {
    return this.page.getByRole('region', { name: /^Events, / });
  }

  get state(): Locator {
    return this.page.getByRole('group', { name: 'State', exact: true });
  }

  get slider(): Locator {
    return this.page.getByRole('slider', { name: 'Moment of the stream' });
  }

  get panel(): Locator {
    return this.page.getByRole('tabpanel');
  }

  /** The row of an event in the timeline. */
  row(version: number): Locator {
    const link = this.page.getByRole('link', { name: `v${version}`, exact: true });
    return this.timeline.getByRole('article').filter({ has: link });
  }

  /** Turns the wheel over the timeline until the row of an event is there. */
  async scrollTo(version: number): Promise<void> {
    await this.timeline.hover();
    await expect(async () => {
      if (await this.row(version).first().isVisible()) return;
      await this.page.mouse.wheel(0, await this.#way(version));
      await expect(this.row(version).first()).toBeVisible({ timeout: 300 });
    }).toPass({ timeout: 60_000 });
    await this.row(version).first().scrollIntoViewIfNeeded();
  }

  /** Which way to turn: rows stand newest first or oldest first. */
  async #way(version: number): Promise<number> {
    const shown = await this.timeline.getByRole('link', { name: /^v\d+$/ }).allTextContents();
    const numbers = shown.map((text) => Number(text.slice(1)));
    const [first = 0, last = first] = [numbers.at(0), numbers.at(-1)];
    const down = first < last ? version > last : version < last;
    return down ? 500 : -500;
  }

  /** Clicks the row of an event, beside its links. */
  async choose(version: number): Promise<void> {
    await this.row(version).locator('time').click();
    await this.expectVersion(version);
  }

  async expectVersion(version: number): Promise<void> {
    await expect(this.slider).toHaveAttribute('aria-valuenow', String(version));
    await expect(this.page).toHaveURL(new RegExp(`at=v${version}(&|$)`));
  }

  /** Goes to a version by the field that `g v` opens. */
  async toVersion(version: number): Promise<void> {
    await this.page.keyboard.press('g');
    await this.page.keyboard.press('v');
    await this.page.getByRole('textbox', { name: /version|Version|moment/ }).fill(String(version));
    await this.page.keyboard.press('Enter');
    await this.expectVersion(version);
    await this.settled();
  }

  async tab(name: string): Promise<void> {
    await this.page.getByRole('tab', { name }).click();
  }

  /** Asks something of a field of the state. */
  async ask(field: string, question: string | RegExp): Promise<void> {
    await this.state.getByRole('button', { name: field, exact: true }).click();
    await this.page.getByRole('menuitem', { name: question }).click();
  }
}
