import 'server-only';
import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Plugin } from 'esbuild';

/** What a bundle was made of, by path, with the stamp each file or folder had just before it was read. */
export type Inputs = ReadonlyMap<string, string>;

/** Another text when the file or folder has changed, come or gone. */
export function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? 'absent' : `${found.mtimeMs} ${found.size}`;
}

export const isUnchanged = (inputs: Inputs): boolean =>
  [...inputs].every(([path, stamp]) => stampOf(path) === stamp);

/**
 * Notes every file a bundle reads, and the folders in which it looks for imports, so that one that
 * was missing or comes to stand before another is noticed. Installed packages are not followed.
 */
export function noteInputs(inputs: Map<string, string>): Plugin {
  const note = (path: string): void => {
    if (!path.includes('/node_modules/') && !inputs.has(path)) inputs.set(path, stampOf(path));
  };
  return {
    name: 'note-inputs',
    setup(context) {
      context.onResolve({ filter: /^\.{0,2}\// }, ({ path, resolveDir }) => {
        note(dirname(resolve(resolveDir, path)));
        return null;
      });
      context.onLoad({ filter: /.*/ }, ({ path }) => {
        note(path);
        return null;
      });
    },
  };
}
