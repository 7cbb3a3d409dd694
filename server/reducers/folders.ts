import 'server-only';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { configuredStores } from '@/server/env.ts';
import { onceInProcess } from '@/server/once-in-process.ts';
import { stampOf } from './inputs.ts';

/** A file that may hold reducers. */
export interface ReducerFile {
  /** As shown: the folder's name and the file's. */
  readonly name: string;
  readonly path: string;
  /** Changes when the file does. */
  readonly stamp: string;
}

const wanted = /^(?!.*\.(test|spec|d)\.)[^.].*\.(ts|mts|js|mjs|ya?ml|json)$/i;
const mostFiles = 500;

/** The folders reducers are read from: the workspace's, and the demo's where its stores are shown. */
export function reducerFolders(): readonly string[] {
  return onceInProcess('reducer-folders', () => {
    const own = join(process.cwd(), 'reducers');
    const demo = join(process.cwd(), 'scripts', 'demo', 'reducers');
    return configuredStores().some((each) => each.demo) ? [own, demo] : [own];
  });
}

/** Every file of a folder that may hold reducers, by name; none where there is no such folder. */
export function filesIn(folder: string): readonly ReducerFile[] {
  return namesIn(folder)
    .filter((name) => wanted.test(name))
    .sort()
    .slice(0, mostFiles)
    .flatMap((name) => {
      const path = join(folder, name);
      const found = statSync(path, { throwIfNoEntry: false });
      if (found?.isFile() !== true) return [];
      return [{ name, path, stamp: stampOf(path) }];
    });
}

function namesIn(folder: string): readonly string[] {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found?.isDirectory() === true ? readdirSync(folder) : [];
}
