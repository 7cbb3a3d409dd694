import { activeReducers } from '@/server/reducers/registry.ts';
import { storeById } from '@/server/stores/registry.ts';
import { indexFileOf } from '../index-of-store.ts';
import { followStore } from '../indexer/follow-store.ts';
import { openToWrite } from '../sqlite/open-file.ts';

/** Indexes a known store up to so many events by its active reducers, as the process that keeps indexes would. */
export async function indexStore(id: string, events: number): Promise<void> {
  const open = await storeById(id);
  const index = openToWrite(indexFileOf(open));
  const ending = new AbortController();
  const onStep = (): void => {
    void index.coverage().then(({ ledgerEvents, ledgers }) => {
      const derived = ledgers.every((ledger) => ledger.derived === null);
      if (ledgerEvents >= events && derived) ending.abort();
    });
  };
  const reducers = () => activeReducers(id);
  await followStore({ store: open.store, index, signal: ending.signal, reducers, onStep });
  await index.close();
}
