import { existsSync, readFileSync } from 'node:fs';
import { readDraft } from '@/server/reducers/read-source.ts';
import type { StoreReducers } from '@/server/reducers/stream-reducer.ts';
import { draftReducerOf } from '@/server/reducers/version-reducer.ts';

/** What folds the categories of a store: the reducers in a file, looked at anew for every question; none without one. */
export function reducersAt(path: string): () => Promise<StoreReducers> {
  let [read, found]: [string, StoreReducers] = ['', new Map()];
  return async () => {
    const source = existsSync(path) ? readFileSync(path, 'utf8') : '';
    if (source === read) return found;
    found = await reducersIn(source);
    read = source;
    return found;
  };
}

async function reducersIn(source: string): Promise<StoreReducers> {
  if (source === '') return new Map();
  const draft = await readDraft(source.startsWith('category:') ? 'rules' : 'code', source);
  if (!draft.ok) throw new Error(`A reducer cannot be read: ${draft.problems[0]?.message ?? ''}`);
  return new Map(draft.reducers.map((each) => [each.category, draftReducerOf(each)]));
}
