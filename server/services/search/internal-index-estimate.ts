import 'server-only';
import { facetFields, Figures } from '@/lib/query/figures/figures.ts';
import type { Narrowing } from '@/lib/query/narrow/narrowing.ts';
import type { IndexFact, OrdinalSpan } from '@/server/index/port.ts';
import { Judge } from './internal-judge.ts';
import { positionsOf, type SureCount } from './internal-sure-count.ts';
import { SpreadSample } from './internal-spread-sample.ts';

/** Fewer events than this are counted at once. */
const countedAtOnce = 100_000;
/** Windows over the whole log that are looked into, and how many events each has: more where few give no hits. */
const windows = 50;
const windowSizes = [60, 400] as const;
/** With fewer hits among them the estimate would say nothing, and the count itself takes no time. */
const fewestHits = 100;
/** So many hits that the index is sure of are counted about as soon as they are estimated. */
const mostCountedSoon = 25_000;
const mostJudged = 200;

export interface IndexEstimate extends Omit<SureCount, 'texts' | 'takeFact'> {
  /** What must be judged to know whether it belongs to the answer. */
  readonly doubt: Narrowing;
  readonly anchor: number;
}

/** Figures from windows spread over the log; null where they are not worth it. */
export async function estimateByIndex(asked: IndexEstimate): Promise<Figures | null> {
  const { sure, doubt, upTo, anchor } = asked;
  if (upTo <= countedAtOnce) return null;
  for (const size of windowSizes) {
    const spans = spread(upTo, size);
    const certain = await factsIn(asked, sure, spans);
    const open = await factsIn(asked, doubt, spans);
    const looked = spans.reduce((sum, { from, to }) => sum + to - from + 1, 0);
    const weight = upTo / looked;
    // What the index is sure of is only counted, not judged.
    if (open.length === 0 && certain.length * weight < mostCountedSoon) return null;
    if (certain.length + open.length < fewestHits) continue;
    const share = await shareOf(asked, open);
    const figures = new Figures(anchor);
    for (const { at, texts } of certain) figures.take({ at, values: texts }, weight);
    for (const { at, texts } of share === 0 ? [] : open) {
      figures.take({ at, values: texts }, weight * share);
    }
    return figures;
  }
  return null;
}

/** Newest first, as an index takes them. */
function spread(upTo: number, size: number): readonly OrdinalSpan[] {
  const step = upTo / windows;
  return Array.from({ length: windows }, (_, index) => {
    const to = Math.floor(upTo - index * step);
    return { from: Math.max(1, to - size + 1), to };
  });
}

async function factsIn(
  { part, signal }: IndexEstimate,
  narrowing: Narrowing,
  spans: readonly OrdinalSpan[],
): Promise<readonly IndexFact[]> {
  const found: IndexFact[] = [];
  const request = { spans, texts: facetFields, signal };
  for await (const facts of part.index.facts(narrowing, request)) found.push(...facts);
  return found;
}

/** How many of the events that must be judged belong to the answer, from some of them. */
async function shareOf(asked: IndexEstimate, open: readonly IndexFact[]): Promise<number> {
  if (open.length === 0) return 0;
  const { store, head, part, signal } = asked;
  const sample = new SpreadSample(mostJudged);
  for (const { ordinal } of open) sample.take(ordinal);
  const positions = await positionsOf(part.index, sample.taken());
  const many = Math.max(1, positions.length);
  const options = { signal, limit: many, maxScanned: many, payload: 'full' } as const;
  const judge = new Judge(part.plan, { store, head, signal });
  let hits = 0;
  for (const event of await store.readPositions(positions, options)) {
    if ((await judge.of(event)) === true) hits += 1;
  }
  return hits / many;
}
