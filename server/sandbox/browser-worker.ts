import 'server-only';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build } from 'esbuild';
import { onceInProcess } from '@/server/once-in-process.ts';

export interface WorkerScript {
  readonly text: string;
  /** The same for the same text. */
  readonly tag: string;
}

/**
 * The sandbox as one script for a browser: the very files that run here, engine included. Made when it
 * is first asked for, because a script of the page's own bundle could not be served with a policy of its
 * own.
 */
export function browserWorker(): Promise<WorkerScript> {
  return onceInProcess('browser-worker', bundled);
}

async function bundled(): Promise<WorkerScript> {
  const { outputFiles } = await build({
    entryPoints: [join(process.cwd(), 'lib', 'sandbox', 'browser-worker.mjs')],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    // Asked for in Node only.
    external: ['module'],
    define: { 'import.meta.url': '""' },
    legalComments: 'none',
    logLevel: 'silent',
  });
  const text = outputFiles[0]?.text ?? '';
  return { text, tag: createHash('sha256').update(text).digest('base64url').slice(0, 22) };
}
