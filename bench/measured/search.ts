import { indexFileOf } from '@/server/index/index-of-store.ts';
import { searchEvents } from '@/server/services/search/search-events.ts';
import { storeById } from '@/server/stores/registry.ts';
import { answer, type Bench, type Measure } from '../bench.ts';
import { BENCH_TYPES, FREQUENT_WORD, RARE_WORD } from '../events.ts';
import { ceiling } from '../measure.ts';
import { buildTidyIndex } from './index-build.ts';

/** The newest 50 of a question that the index answers; the index is built first where it is not there. */
export const indexedSearch: Measure = async (bench) => {
  const open = await storeById(bench.id);
  await buildTidyIndex(open.store, indexFileOf(open), bench.events);
  const [type = ''] = BENCH_TYPES;
  return [
    await newestFifty(bench, 'text search, a frequent word', FREQUENT_WORD),
    await newestFifty(bench, 'text search, a rare word', RARE_WORD),
    await newestFifty(bench, 'text search, a word that is nowhere', 'zuzuzuzu'),
    await newestFifty(bench, 'filter by type', `type:${type}`),
    await newestFifty(bench, 'filter by type and a word', `type:${type} ${FREQUENT_WORD}`),
  ];
};

/** Throws where the index has no part in the answer. */
export const newestFifty = (bench: Bench, operation: string, q: string) =>
  ceiling({
    operation: `${operation}, newest 50 by the index`,
    state: 'warm',
    ours: () => search(bench.id, q),
    most: 10,
    runs: bench.runs(100),
  });

/** Throws where the index had no part in the answer, because a scan is no figure of an index. */
async function search(store: string, q: string): Promise<void> {
  let byIndex = false;
  for await (const step of await answer(searchEvents, { store, q, zone: 'UTC', limit: 50 })) {
    if (step.kind === 'end') byIndex = step.coverage.index !== null;
  }
  if (!byIndex) throw new Error(`The index had no part in the answer to ${q}.`);
}
