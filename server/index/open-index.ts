import 'server-only';
import { statSync } from 'node:fs';
import { onceInProcess } from '@/server/once-in-process.ts';
import type { OpenStore } from '@/server/stores/registry.ts';
import { indexFileOf } from './index-of-store.ts';
import type { SearchIndex } from './port.ts';
import { openToRead, pathOf } from './sqlite/open-file.ts';

/** The index of a store: there, absent, or of no use for a reason. */
export type FoundIndex =
  | { readonly kind: 'open'; readonly index: SearchIndex }
  | { readonly kind: 'none' }
  | { readonly kind: 'broken'; readonly reason: string };

interface Kept {
  readonly index: SearchIndex;
  /** Changes when the file is another one. */
  readonly file: string;
}

const kept = (): Map<string, Kept> => onceInProcess('open-indexes', () => new Map<string, Kept>());

/** Opens the index of a store on first use, and anew when its file was replaced. Never fails. */
export async function findIndex(store: OpenStore): Promise<FoundIndex> {
  const file = indexFileOf(store);
  try {
    const now = `${fileNumber(pathOf(file)) ?? ''} ${file.identity}`;
    const known = kept().get(store.id);
    if (known?.file === now) return { kind: 'open', index: known.index };
    await forgetIndex(store.id);
    const index = openToRead(file);
    if (index === null) return { kind: 'none' };
    kept().set(store.id, { index, file: now });
    return { kind: 'open', index };
  } catch (error) {
    return { kind: 'broken', reason: error instanceof Error ? error.message : String(error) };
  }
}

/** Closes the index of a store, so that the next use opens it anew. */
export async function forgetIndex(id: string): Promise<void> {
  const known = kept().get(id);
  kept().delete(id);
  await known?.index.close();
}

const fileNumber = (path: string): number | null =>
  statSync(path, { throwIfNoEntry: false })?.ino ?? null;
