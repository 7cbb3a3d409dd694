import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { holdAlone } from '@/server/db/hold-alone.ts';
import { closeStore, knownStores } from '@/server/stores/registry.ts';
import { indexFolder, wantedOf } from '../index-of-store.ts';
import { removeFile } from '../sqlite/open-file.ts';
import { indexedStores, readReport, readWish, writeReport } from '../wishes.ts';
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
  const wanted = await wantedNow(folder);
  await endUnwanted(running, wanted);
  // An index of a store that is not open here may be another process's, and one that is written is for certain.
  for (const store of indexedStores(folder)) {
    if (wanted.get(store)?.state === 'off' && isOurs(folder, store)) removeFile({ folder, store });
  }
  for (const [id, { state, edition }] of wanted) {
    if (state !== 'on' || running.has(id) || !isOurs(folder, id)) continue;
    running.set(id, { task: new StoreTask(id), edition });
  }
  report(running);
}

/** One process at a time writes an index; the next one takes it over when that has ended. */
function isOurs(folder: string, store: string): boolean {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return holdAlone(join(folder, `${store}.lock`));
}

interface Wanted {
  readonly state: ReturnType<typeof wantedOf>;
  readonly edition: string;
}

async function wantedNow(folder: string): Promise<ReadonlyMap<string, Wanted>> {
  const stores = await knownStores();
  return new Map(
    stores.map((store) => {
      const edition = readWish(folder, store.id)?.edition ?? '';
      return [store.id, { state: wantedOf(store), edition }];
    }),
  );
}

async function endUnwanted(
  running: Map<string, Running>,
  wanted: ReadonlyMap<string, Wanted>,
): Promise<void> {
  for (const [id, { task, edition }] of running) {
    const now = wanted.get(id);
    if (now?.state === 'on' && now.edition === edition) continue;
    task.end();
    await task.ended;
    await closeStore(id);
    running.delete(id);
    if (now === undefined) removeFile({ folder: indexFolder(), store: id });
  }
}

/** What we said of before: what is told of other stores is another process's to say. */
let reported: ReadonlySet<string> = new Set();

function report(running: ReadonlyMap<string, Running>): void {
  const folder = indexFolder();
  const said = new Map([...running].map(([id, { task }]) => [id, task.said] as const));
  if (said.size === 0 && reported.size === 0) return;
  const others = Object.entries(readReport(folder)?.stores ?? {}).filter(
    ([id]) => !said.has(id) && !reported.has(id),
  );
  reported = new Set(said.keys());
  const stores = Object.fromEntries([...others, ...said]);
  writeReport(folder, { at: new Date().toISOString(), stores });
}
