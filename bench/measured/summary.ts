import { indexFileOf } from '@/server/index/index-of-store.ts';
import { summariseSearch } from '@/server/services/search/summarise-search.ts';
import { storeById } from '@/server/stores/registry.ts';
import { answer, type Bench, type Measure } from '../bench.ts';
import { FREQUENT_WORD, RARE_WORD } from '../events.ts';
import { ceiling } from '../measure.ts';
import { buildTidyIndex } from './index-build.ts';

/** The histogram and the facets of an answer, by the index: until the first figures, and until all is counted. */
export const summaries: Measure = async (bench) => {
  const open = await storeById(bench.id);
  await buildTidyIndex(open.store, indexFileOf(open), bench.events);
  const rare = `histogram and facets of a rare word`;
  const frequent = `histogram and facets of a frequent word`;
  return [
    await upTo(bench, { operation: 'histogram of everything', q: '', until: 'first', most: 20 }),
    await upTo(bench, {
      operation: `${rare}, first figures`,
      q: RARE_WORD,
      until: 'first',
      most: 50,
    }),
    await upTo(bench, { operation: `${rare}, exact`, q: RARE_WORD, until: 'end', most: 50 }),
    await upTo(bench, {
      operation: `${frequent}, first figures`,
      q: FREQUENT_WORD,
      until: 'first',
      most: 50,
    }),
  ];
};

interface Asked {
  readonly operation: string;
  readonly q: string;
  readonly until: 'first' | 'end';
  readonly most: number;
}

const upTo = (bench: Bench, { operation, q, until, most }: Asked) =>
  ceiling({
    operation,
    state: 'warm',
    ours: () => figures(bench.id, q, until),
    most,
    runs: bench.runs(30),
  });

async function figures(store: string, q: string, until: Asked['until']): Promise<void> {
  let counted = false;
  for await (const step of await answer(summariseSearch, { store, q, zone: 'UTC' })) {
    if (step.kind === 'figures') counted = true;
    if (counted && until === 'first') return;
    if (step.kind === 'end' && !step.coverage.complete) {
      throw new Error(`The figures of "${q}" are not complete.`);
    }
  }
  if (!counted) throw new Error(`There were no figures of "${q}".`);
}
