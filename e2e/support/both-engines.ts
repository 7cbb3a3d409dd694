import { build } from 'esbuild';
import type { Page } from '@playwright/test';
import { openSession } from '../../lib/sandbox/session.mjs';
import type { Session, SandboxEvent } from '../../lib/sandbox/session.mjs';

export type Streams = readonly (readonly SandboxEvent[])[];

const budgets = {
  eventMilliseconds: 60_000,
  memoryBytes: 64 * 1024 * 1024,
  stackBytes: 256 * 1024,
  stateCharacters: 1024 * 1024,
};

/** Folds streams by the reducer `own` of a script; every step as the sandbox words it. */
export type Folding = (streams: Streams) => Promise<readonly string[]>;

export async function inNode(script: string): Promise<Folding> {
  const session = await openSession(budgets, () => performance.now());
  session.load(script);
  return (streams) => Promise.resolve(foldWith(session, streams));
}

/** The same file in the browser, on a page that belongs to nobody. */
export async function inBrowser(page: Page, script: string): Promise<Folding> {
  const { outputFiles } = await build({
    entryPoints: ['lib/sandbox/session.mjs'],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'sandbox',
    platform: 'browser',
    // Asked for in Node only.
    external: ['module'],
    define: { 'import.meta.url': '""' },
    logLevel: 'silent',
  });
  await page.goto('about:blank');
  await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  await page.addScriptTag({ content: `${foldWith.toString()}; globalThis.foldWith = foldWith;` });
  await page.evaluate(
    async ([limits, code]) => {
      const { sandbox } = globalThis as unknown as Loaded;
      const session = await sandbox.openSession(limits, () => performance.now());
      session.load(code);
      Object.assign(globalThis, { session });
    },
    [budgets, script] as const,
  );
  return (streams) =>
    page.evaluate((given) => {
      const loaded = globalThis as unknown as Loaded;
      return loaded.foldWith(loaded.session, given);
    }, streams);
}

/** What the scripts leave on the page. */
interface Loaded {
  readonly sandbox: { readonly openSession: typeof openSession };
  readonly session: Session;
  readonly foldWith: typeof foldWith;
}

function foldWith(session: Session, streams: Streams): readonly string[] {
  return streams.flatMap((events) => {
    session.begin('own', '{}');
    return events.map((event) => session.step(event));
  });
}
