import type { Narrowing } from '@/lib/query/narrow/narrowing.ts';
import type { FactsRequest, IndexFact, OrdinalSpan, SearchIndex } from '../port.ts';

const { signal } = new AbortController();

/** All candidates, asked for page by page. */
export async function candidatesOf(
  index: SearchIndex,
  narrowing: Narrowing,
  limit: number,
): Promise<readonly number[]> {
  const found: number[] = [];
  let below = Infinity;
  while (below > 1) {
    const page = await index.candidates(narrowing, { below, limit, signal });
    found.push(...page.places.map(({ ordinal }) => ordinal));
    below = page.reached;
  }
  return found;
}

const everywhere = [{ from: 1, to: Infinity }];

/** What is told of the events within a narrowing, with one text for each that was asked for. */
export async function factsOf(
  index: SearchIndex,
  narrowing: Narrowing,
  request: FactsRequest,
): Promise<readonly (Omit<IndexFact, 'texts'> & { readonly texts: readonly unknown[] })[]> {
  const found: IndexFact[] = [];
  for await (const batch of index.facts(narrowing, request)) found.push(...batch);
  return found.map(({ texts, ...fact }) => ({
    ...fact,
    texts: request.texts.map((_, place) => texts.at(place)),
  }));
}

/** Ordinals of all events within a narrowing, as facts tell them. */
export const ordinalsOf = async (
  index: SearchIndex,
  narrowing: Narrowing,
): Promise<readonly number[]> =>
  (await factsOf(index, narrowing, { spans: everywhere, texts: [], signal })).map(
    ({ ordinal }) => ordinal,
  );

/** Spans between every other pair of cuts, newest first; everything where there are none. */
export function spansOf(cuts: readonly number[]): readonly OrdinalSpan[] {
  const edges = [...new Set(cuts)].sort((a, b) => b - a);
  const spans = edges.flatMap((to, at) => {
    const from = edges[at + 1];
    return at % 2 === 0 && from !== undefined ? [{ from: from + 1, to }] : [];
  });
  return spans.length === 0 ? everywhere : spans;
}
