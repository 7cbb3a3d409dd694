import 'server-only';
import type { Instant } from '@/lib/events/ids.ts';
import { onceInProcess } from '@/server/once-in-process.ts';
import { storeAsOf } from './as-of/store-as-of.ts';
import type { EventStore } from './port.ts';

/** Events can still commit below a recent moment: the limit is looked for anew after this time. */
const keptMilliseconds = 30_000;
const mostKept = 20;
const patienceMilliseconds = 10_000;

interface Kept {
  readonly past: Promise<EventStore>;
  readonly until: number;
}

const byStore = (): WeakMap<EventStore, Map<string, Kept>> =>
  onceInProcess('past-stores', () => new WeakMap<EventStore, Map<string, Kept>>());

/** The store as it was at a time, found once for the reads that follow one another. */
export function pastOf(store: EventStore, time: Instant): Promise<EventStore> {
  const kept = byStore().get(store) ?? new Map<string, Kept>();
  byStore().set(store, kept);
  const known = kept.get(time);
  if (known !== undefined && known.until > Date.now()) return known.past;
  // No reader's own signal: others wait for the same answer.
  const past = storeAsOf(store, time, AbortSignal.timeout(patienceMilliseconds));
  if (kept.size >= mostKept) kept.clear();
  kept.set(time, { past, until: Date.now() + keptMilliseconds });
  past.catch(() => kept.delete(time));
  return past;
}
