import { storeById } from '@/server/stores/registry.ts';
import { indexFileOf } from '../index-of-store.ts';
import { followStore } from '../indexer/follow-store.ts';
import { openToWrite } from '../sqlite/open-file.ts';

/** Indexes a known store up to so many events, as the process that keeps indexes would. */
export async function indexStore(id: string, events: number): Promise<void> {
  const open = await storeById(id);
  const index = openToWrite(indexFileOf(open));
  const ending = new AbortController();
  const onStep = (): void => {
    void index.coverage().then(({ ledgerEvents }) => {
      if (ledgerEvents >= events) ending.abort();
    });
  };
  await followStore({ store: open.store, index, signal: ending.signal, onStep });
  await index.close();
}
