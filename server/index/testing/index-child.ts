import process from 'node:process';
import { followStore } from '../indexer/follow-store.ts';
import { recentFileOf } from '../indexer/recent-file.ts';
import { openToWrite } from '../sqlite/open-file.ts';
import { openAt } from './open-at.ts';
import { reducersAt } from './reducers-at.ts';

/** Events that are taken in first. */
const newest = 40;

/**
 * Follows the store at a path into the index of a folder until it is killed, by the reducers in a file, and says
 * how far it is. `identity` is that of the index.
 */
async function main([
  path = '',
  folder = '',
  reducers = '',
  identity = 'killed',
]: readonly string[]): Promise<void> {
  const ending = new AbortController();
  process.on('disconnect', () => {
    ending.abort();
  });
  const store = await openAt(path, ending.signal);
  const file = { folder, store: 'written', identity };
  const index = openToWrite(file);
  await followStore({
    store,
    index,
    recent: recentFileOf(file, newest),
    signal: ending.signal,
    reducers: reducersAt(reducers),
    onStep(live, events) {
      process.send?.({ live, events });
    },
  });
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
