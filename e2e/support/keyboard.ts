import { expect, type Locator, type Page } from '@playwright/test';
import { storePage } from '../../lib/urls/pages.ts';

/** A reader who has no mouse. */
export class Keyboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Keys one after the other: a letter, `Enter`, `ArrowDown`. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Two keys that mean something together, close enough to each other on a busy machine too. */
  async chord(first: string, second: string): Promise<void> {
    const { keyboard } = this.page;
    await Promise.all([keyboard.press(first), keyboard.press(second)]);
  }

  async write(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
  }

  /** Begins at a store and goes to one of its streams by the palette. */
  async openStream({ store, stream }: { readonly store: string; readonly stream: string }) {
    await this.page.goto(storePage(store));
    await this.palette(stream, new RegExp(`^${literally(stream)}`));
    // A long id is shortened in its middle.
    const beginning = stream.slice(0, 16);
    await expect(this.page.getByRole('heading', { level: 1 })).toContainText(beginning);
  }

  /** Chooses something in the palette by a part of its name. */
  async palette(text: string, option: RegExp): Promise<void> {
    await this.press('.');
    await expect(this.page.getByRole('textbox', { name: 'Go to' })).toBeFocused();
    await this.write(text);
    const wanted = this.page.getByRole('option', { name: option }).first();
    await expect(wanted).toBeVisible();
    await this.until(wanted, 'ArrowDown', isMarked);
    await this.press('Enter');
  }

  /** Goes on with Tab until the element has the focus. */
  async tabTo(wanted: Locator): Promise<void> {
    await expect(wanted).toBeVisible();
    await this.until(wanted, 'Tab', isFocused);
  }

  /** Goes down until the element has the focus. */
  async downTo(wanted: Locator): Promise<void> {
    await expect(wanted).toBeVisible();
    await this.until(wanted, 'ArrowDown', isFocused);
  }

  /** Asks something of a field of the state. */
  async ask(field: string, question: RegExp): Promise<void> {
    await this.press('s');
    const state = this.page.getByRole('group', { name: 'State', exact: true });
    await expect(state.locator('[data-tree-key]').first()).toBeFocused();
    await this.downTo(state.getByRole('button', { name: field, exact: true }));
    await this.press('Enter');
    await this.downTo(this.page.getByRole('menuitem', { name: question }));
    await this.press('Enter');
  }

  async until(wanted: Locator, key: string, isThere: IsThere): Promise<void> {
    for (let times = 0; times < mostPresses; times += 1) {
      if (await isThere(wanted)) return;
      await this.press(key);
    }
    throw new Error(`${String(wanted)} is not reached by pressing ${key} ${mostPresses} times.`);
  }
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

type IsThere = (wanted: Locator) => Promise<boolean>;
const mostPresses = 80;

const isMarked: IsThere = async (option) =>
  (await option.getAttribute('data-combobox-selected')) === 'true';

const isFocused: IsThere = (wanted) =>
  wanted.evaluate((element) => element === document.activeElement);
