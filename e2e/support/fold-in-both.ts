import { build } from 'esbuild';
import type { Page } from '@playwright/test';
import type { EventView } from '../../lib/api/views.ts';
import { foldedTexts, type FoldedBy } from './folded-texts.ts';

/** Folds streams; a text for the fold at rest after each event. */
export type FoldTexts = (streams: readonly (readonly EventView[])[]) => Promise<readonly string[]>;

export const foldInNode =
  (by: FoldedBy): FoldTexts =>
  (streams) =>
    Promise.resolve(foldedTexts(by, streams));

/** The same files in the browser, on a page that belongs to nobody. */
export async function foldInBrowser(page: Page, by: FoldedBy): Promise<FoldTexts> {
  const { outputFiles } = await build({
    entryPoints: ['e2e/support/folded-texts.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'folding',
    platform: 'browser',
    logLevel: 'silent',
  });
  await page.goto('about:blank');
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  return (streams) =>
    page.evaluate(
      ([how, given]) => {
        const { folding } = globalThis as unknown as Loaded;
        return folding.foldedTexts(how, given);
      },
      [by, streams] as const,
    );
}

/** What the script leaves on the page. */
interface Loaded {
  readonly folding: { readonly foldedTexts: typeof foldedTexts };
}
