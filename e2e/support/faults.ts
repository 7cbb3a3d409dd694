import type { Page } from '@playwright/test';

/** What went wrong in the browser that no assertion looks for. */
export class Faults {
  readonly #seen: string[] = [];
  readonly #allowed: RegExp[] = [];

  /** For a test that provokes a fault on purpose. */
  allow(pattern: RegExp): void {
    this.#allowed.push(pattern);
  }

  /** Console errors, uncaught errors, violated policies and failed answers that were not allowed. */
  unexpected(): readonly string[] {
    return this.#seen.filter((fault) => !this.#allowed.some((pattern) => pattern.test(fault)));
  }

  watch(page: Page): void {
    page.on('console', (message) => {
      if (message.type() !== 'error') return;
      this.#seen.push(`console: ${message.text()} (${message.location().url})`);
    });
    page.on('pageerror', (error) => {
      this.#seen.push(`uncaught: ${error.message}`);
    });
    page.on('response', (response) => {
      if (response.status() < 500) return;
      this.#seen.push(`answer: ${response.status()} ${response.url()}`);
    });
  }
}
