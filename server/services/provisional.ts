import 'server-only';
import type { Provisional } from '@/lib/api/search.ts';
import type { Position } from '@/lib/events/ids.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { countNewer } from './count-newer.ts';

/** The newest event of an answer, and how far the log was final before it was read. */
export interface SettledUpTo {
  readonly position: Position;
  readonly settled: Position | null;
}

/** How far an answer back from a head is final; null when it is as a whole, and for certain. */
export async function provisionalUpTo(
  store: EventStore,
  { position: head, settled }: SettledUpTo,
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
