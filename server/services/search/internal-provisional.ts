import 'server-only';
import type { Provisional } from '@/lib/api/search.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { countNewer } from '../count-newer.ts';
import type { Head } from './internal-head.ts';

/** How far an answer back from a head is final; null when it is as a whole, and for certain. */
export async function provisionalUpTo(
  store: EventStore,
  { position: head, settled }: Head,
  signal: AbortSignal,
): Promise<Provisional | null> {
  const byTime = store.capabilities.seal === 'time';
  if (settled !== null && store.comparePositions(head, settled) <= 0) {
    return byTime ? { settled, newer: 0, more: false, byTime } : null;
  }
  return { settled, byTime, ...(await countNewer(store, { after: settled, until: head }, signal)) };
}

/** True when there is nothing in an answer between which something can still appear. */
export const isFinal = (provisional: Provisional | null): boolean =>
  provisional === null || provisional.newer === 0;

/** Of several stores together, whose places cannot be compared. */
export function provisionalTogether(all: readonly (Provisional | null)[]): Provisional | null {
  const some = all.filter((each) => each !== null);
  if (some.length === 0) return null;
  return {
    settled: null,
    newer: some.reduce((sum, { newer }) => sum + newer, 0),
    more: some.some(({ more }) => more),
    byTime: some.some(({ byTime }) => byTime),
  };
}
