import type { EventStore } from '../port.ts';
import type { Limit } from './limit.ts';

/** The log ends at the limit, and is final no further than the store is. */
export function limitedHorizon(
  store: Pick<EventStore, 'horizon' | 'comparePositions'>,
  { position: head }: Pick<Limit, 'position'>,
): EventStore['horizon'] {
  return async (signal) => {
    const { settled } = await store.horizon(signal);
    if (head === null || settled === null) return { head, settled: null };
    return { head, settled: store.comparePositions(settled, head) < 0 ? settled : head };
  };
}
