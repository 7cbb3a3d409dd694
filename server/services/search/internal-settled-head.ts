import 'server-only';
import type { EventStore } from '@/server/stores/port.ts';
import { headAt, type Head } from './internal-head.ts';

export interface SettledHead {
  /** Null for an empty log. */
  readonly head: Head | null;
  /** Whether nothing can appear at or below it any more: then an answer back from it is always the same. */
  readonly isFinal: boolean;
}

/** The newest event below which nothing can appear any more, or the given one where that is older. */
export async function settledHead(
  store: EventStore,
  given: string | null,
  signal: AbortSignal,
): Promise<SettledHead> {
  const asked = await headAt(store, given, signal);
  if (asked === null) return { head: null, isFinal: true };
  const { settled } = await store.horizon(signal);
  if (settled === null) return { head: asked, isFinal: false };
  const isOlder = store.comparePositions(asked.position, settled) <= 0;
  return { head: isOlder ? asked : await headAt(store, settled, signal), isFinal: true };
}
