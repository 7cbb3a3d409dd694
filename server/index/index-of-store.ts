import { join } from 'node:path';
import { environment } from '@/server/env.ts';
import type { KnownStore, OpenStore } from '@/server/stores/registry.ts';
import type { IndexFile } from './sqlite/open-file.ts';
import { readWish } from './wishes.ts';

export const indexFolder = (): string => join(environment().data, 'index');

/** Whether a store is to be indexed: as asked for, else as the settings say. */
export function wantedOf({ id, demo }: Pick<KnownStore, 'id' | 'demo'>): 'on' | 'paused' | 'off' {
  const asked = readWish(indexFolder(), id)?.wanted;
  if (asked !== undefined) return asked;
  const setting = environment().index;
  if (setting === 'demo') return demo ? 'on' : 'off';
  if (setting === 'all' || setting === 'none') return setting === 'all' ? 'on' : 'off';
  return setting.split(/[\s,]+/).includes(id) ? 'on' : 'off';
}

/** The file of a store's index. Another store, layout or edition under the same name is another index. */
export function indexFileOf({ id, engine, location, guess }: OpenStore): IndexFile {
  const edition = readWish(indexFolder(), id)?.edition ?? '';
  const { layout, parameters } = guess;
  const identity = JSON.stringify([engine, location, layout, parameters, edition]);
  return { folder: indexFolder(), store: id, identity, grams: environment().indexParts };
}
