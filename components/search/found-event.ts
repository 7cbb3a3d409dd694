import type { SearchStep } from '@/lib/api/search.ts';
import type { StoreReach, StoresSearchStep } from '@/lib/api/search-stores.ts';
import type { EventView } from '@/lib/api/views.ts';

/** An event of an answer, with the store it is of. */
export type FoundEvent = EventView & { readonly store: string };

type Kind<Name extends SearchStep['kind']> = Extract<SearchStep, { kind: Name }>;
/** How a store is asked: what it answers itself, and what is looked at event by event. */
interface AskedStore {
  readonly store: string;
  readonly pushed: string;
  readonly scanned: string;
}
type Reaches = { readonly stores: readonly StoreReach[] };

/** A message of a search, in one store or in several: events say their store, stores how far they are. */
export type RunStep =
  | (Omit<Kind<'plan'>, 'pushed' | 'scanned'> & Reaches & { readonly asked: readonly AskedStore[] })
  | { readonly kind: 'hits'; readonly items: readonly FoundEvent[] }
  | (Omit<Kind<'table'>, 'items'> & { readonly items: readonly FoundEvent[] })
  | Kind<'examining'>
  | (Kind<'progress'> & Reaches)
  | (Kind<'end'> & Reaches);

/** A message of a search in one store. */
export function stepOfStore(step: SearchStep, store: string): RunStep {
  if (step.kind === 'hits' || step.kind === 'table') {
    return { ...step, items: step.items.map((event) => ({ ...event, store })) };
  }
  if (step.kind === 'examining') return step;
  if (step.kind !== 'plan') return { ...step, stores: [] };
  const { pushed, scanned, ...plan } = step;
  return { ...plan, stores: [], asked: [{ store, pushed, scanned }] };
}

/** A message of a search in all stores. */
export function stepOfStores(step: StoresSearchStep): RunStep {
  switch (step.kind) {
    case 'hits':
    case 'table':
      return { ...step, items: step.items.map(({ store, event }) => ({ ...event, store })) };
    case 'plan':
    case 'progress':
    case 'end':
      return step;
  }
}
