import { setTimeout as sleep } from 'node:timers/promises';
import { indexFileOf } from '@/server/index/index-of-store.ts';
import { followStore } from '@/server/index/indexer/follow-store.ts';
import { openToWrite, type IndexFile } from '@/server/index/sqlite/open-file.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { storeById } from '@/server/stores/registry.ts';
import type { Measure } from '../bench.ts';
import { newestFifty } from './search.ts';

/** The newest 50 of a changed, a present and a past state, by the ledger, which is made first where it is not there. */
export const changeSearch: Measure = async (bench) => {
  const open = await storeById(bench.id);
  await buildLedger(open.store, indexFileOf(open), bench.events);
  return [
    await newestFifty(bench, 'changes to a value', 'category:order change.status:done'),
    await newestFifty(bench, 'events at which a state held', 'category:order state.status:held'),
    await newestFifty(bench, 'streams that once had a value', 'category:order was.status:held'),
  ];
};

async function buildLedger(store: EventStore, file: IndexFile, events: number): Promise<void> {
  const index = openToWrite(file);
  const enough = new AbortController();
  const following = followStore({ store, index, signal: enough.signal });
  try {
    while ((await index.coverage()).ledgerEvents < events) await sleep(200);
  } finally {
    enough.abort();
    await following;
    await index.close();
  }
}
