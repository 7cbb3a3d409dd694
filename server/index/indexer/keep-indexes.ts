import { setTimeout as sleep } from 'node:timers/promises';
import { closeStore, knownStores } from '@/server/stores/registry.ts';
import { indexFolder, wantedOf } from '../index-of-store.ts';
import { removeFile } from '../sqlite/open-file.ts';
import { indexedStores, readWish, writeReport } from '../wishes.ts';
import { StoreTask } from './store-task.ts';

const lookMilliseconds = 1000;

interface Running {
  readonly task: StoreTask;
  readonly edition: string;
}

/** Keeps the indexes of all stores for which one is wanted, and looks every second what is wanted. */
export async function keepIndexes(signal: AbortSignal): Promise<void> {
  const running = new Map<string, Running>();
  while (!signal.aborted) {
    await lookAround(running);
    // The wait ends early only to end everything.
    await sleep(lookMilliseconds, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
  for (const { task } of running.values()) task.end();
  await Promise.all([...running.values()].map(({ task }) => task.ended));
}

async function lookAround(running: Map<string, Running>): Promise<void> {
  const folder = indexFolder();
  const stores = await knownStores();
  const wanted = new Map(stores.map((store) => [String(store.id), wantedOf(store)]));
  const editionOf = (id: string): string => readWish(folder, id)?.edition ?? '';
  for (const [id, { task, edition }] of running) {
    if (wanted.get(id) === 'on' && editionOf(id) === edition) continue;
    task.end();
    await task.ended;
    await closeStore(id);
    running.delete(id);
  }
  for (const store of indexedStores(folder)) {
    if ((wanted.get(store) ?? 'off') === 'off') removeFile({ folder, store });
  }
  for (const [id, state] of wanted) {
    if (state !== 'on' || running.has(id)) continue;
    running.set(id, { task: new StoreTask(id), edition: editionOf(id) });
  }
  if (running.size === 0 && indexedStores(folder).length === 0) return;
  const said = [...running].map(([id, { task }]) => [id, task.said] as const);
  writeReport(folder, { at: new Date().toISOString(), stores: Object.fromEntries(said) });
}
