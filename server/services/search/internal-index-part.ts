import 'server-only';
import { AppError } from '@/lib/errors.ts';
import type { Position } from '@/lib/events/ids.ts';
import { boundsOf, type Bounds } from '@/lib/query/narrow/bounds.ts';
import { butNarrowed, type Narrowing } from '@/lib/query/narrow/narrowing.ts';
import type { OpenStore } from '@/server/stores/registry.ts';
import { indexedSearch, narrowedAsKept } from './internal-indexed.ts';
import { newestApart, withoutIndex, type IndexedSearch } from './internal-indexed-part.ts';
import type { SearchPlan } from './internal-plan.ts';
import { ordinalsLeft, type SurePart } from './internal-sure-count.ts';

interface Asked {
  readonly open: OpenStore;
  readonly plan: SearchPlan;
  readonly head: Position;
  /** The place just after the head; null when nothing is newer. */
  readonly after: Position | null;
}

/** What an index does for a count: the part it is sure of, and the search of what is left. */
export interface CountedByIndex {
  readonly sure: SurePart | null;
  readonly indexed: IndexedSearch;
}

/** Without `counts` the index is only asked where matches can be, because it cannot count them. */
export async function indexForCount(
  asked: Asked & { readonly counts: boolean },
  signal: AbortSignal,
): Promise<CountedByIndex> {
  const { open, plan, head, after } = asked;
  const { sure, possible } = boundsOf(plan.query, plan.context);
  const bounds = { sure: narrowedAsKept(sure), possible: narrowedAsKept(possible) };
  if (!asked.counts || !isHelpful(bounds)) {
    return { sure: null, indexed: await indexedSearch(open, { plan, head }, signal) };
  }
  const request = { plan, head, narrowing: bounds.possible };
  const indexed = await indexedSearch(open, request, signal);
  const { part } = indexed;
  if (part === null) return { sure: null, indexed };
  const left = { ...part, narrowing: butNarrowed(part.narrowing, bounds.sure) };
  const standing = { store: open.store, head, after };
  const upTo = await ordinalsLeft(part, standing).catch((error: unknown) => {
    if (signal.aborted || error instanceof AppError) throw error;
    return null;
  });
  if (upTo === null) {
    return { sure: null, indexed: withoutIndex('The search index cannot be read.') };
  }
  const recent = isCountable(indexed, bounds) ? indexed.recent : null;
  return { sure: { part, sure: bounds.sure, upTo }, indexed: { ...indexed, recent, part: left } };
}

/**
 * What the index of the newest events proposes is judged; so it must propose nothing that is counted already, and
 * not nearly all of its events.
 */
const isCountable = (indexed: IndexedSearch, { possible }: Bounds): boolean =>
  newestApart(indexed) !== null && narrows(possible);

/** Where nearly all events would have to be fetched one by one, a scan is faster. */
const isHelpful = ({ sure, possible }: Bounds): boolean =>
  narrows(possible) || shapeOf(sure) === shapeOf(possible);

function narrows(part: Narrowing): boolean {
  if (part.kind === 'and') return part.items.some(narrows);
  if (part.kind === 'or') return part.items.every(narrows);
  return part.kind === 'but' ? narrows(part.of) : part.kind !== 'all';
}

/** The same for both bounds where only what cannot be read lies between them. */
const shapeOf = (part: Narrowing): string =>
  JSON.stringify(part, (key, value: unknown) => (key === 'sure' ? undefined : value));
