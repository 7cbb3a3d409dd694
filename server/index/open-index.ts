import 'server-only';
import { statSync } from 'node:fs';
import { onceInProcess } from '@/server/once-in-process.ts';
import type { OpenStore } from '@/server/stores/registry.ts';
import { indexFileOf, indexFolder } from './index-of-store.ts';
import type { SearchIndex } from './port.ts';
import { openToRead, pathOf, type IndexFile } from './sqlite/open-file.ts';

/** The index of a store: there, absent, or of no use for a reason. */
export type FoundIndex =
  | {
      readonly kind: 'open';
      readonly index: SearchIndex;
      /** Closes it, so that the next use opens it anew. */
      readonly forget: () => Promise<void>;
    }
  | { readonly kind: 'none' }
  | { readonly kind: 'broken'; readonly reason: string };

interface Kept {
  readonly index: SearchIndex;
  /** Changes when the file is another one. */
  readonly file: string;
}

const kept = (): Map<string, Kept> => onceInProcess('open-indexes', () => new Map<string, Kept>());

/** Opens the index of a store on first use, and anew when its file was replaced. Never fails. */
export const findIndex = (store: OpenStore): Promise<FoundIndex> =>
  Promise.resolve(find(indexFileOf(store)));

/** As `findIndex`, the one of the newest events, which is there while the other is far behind. */
export const findRecentIndex = (store: OpenStore): Promise<FoundIndex> =>
  Promise.resolve(find({ ...indexFileOf(store), recent: true }));

function find(file: IndexFile): FoundIndex {
  const path = pathOf(file);
  try {
    const now = `${fileNumber(path) ?? ''} ${file.identity}`;
    const known = kept().get(path);
    const opened = (index: SearchIndex): FoundIndex => ({
      ...{ kind: 'open', index },
      forget: () => forget(path),
    });
    if (known?.file === now) return opened(known.index);
    // Whoever is asking the one before goes on; it is closed with its last user.
    kept().delete(path);
    const index = openToRead(file);
    if (index === null) return { kind: 'none' };
    kept().set(path, { index, file: now });
    return opened(index);
  } catch (error) {
    return { kind: 'broken', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Closes what is open of the index of a store, so that the next use opens it anew. */
export async function forgetIndex(store: string): Promise<void> {
  const file = { folder: indexFolder(), store };
  await forget(pathOf(file));
  await forget(pathOf({ ...file, recent: true }));
}

async function forget(path: string): Promise<void> {
  const known = kept().get(path);
  kept().delete(path);
  await known?.index.close();
}

const fileNumber = (path: string): number | null =>
  statSync(path, { throwIfNoEntry: false })?.ino ?? null;
