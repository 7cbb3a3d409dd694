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
  const head = await headAt(store, given, signal);
  if (head === null) return { head, isFinal: true };
  const { settled, position } = head;
  if (settled === null) return { head, isFinal: false };
  const isFinal = store.comparePositions(position, settled) <= 0;
  return { head: isFinal ? head : await headAt(store, settled, signal), isFinal: true };
}
