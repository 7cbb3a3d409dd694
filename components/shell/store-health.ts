import type { StoreCard } from '@/lib/api/stores.ts';

type HealthWord = { readonly tone: 'green' | 'amber' | 'red'; readonly words: string };

/** How safe it is to look at a store, in the words of every screen. */
export function healthWord({
  state,
  health,
  mappable = false,
}: Pick<StoreCard, 'state' | 'health' | 'mappable'>): HealthWord {
  if (mappable) return { tone: 'amber', words: 'no known layout' };
  if (state === 'failed' || health === null || !health.reachable) {
    return { tone: 'red', words: 'not reachable' };
  }
  return health.readOnly === 'enforced'
    ? { tone: 'green', words: 'read-only enforced' }
    : { tone: 'amber', words: 'read-only requested' };
}
