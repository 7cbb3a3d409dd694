import 'server-only';
import type { LeftOut } from '@/lib/api/left-out.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { countNewer } from '../count-newer.ts';
import { headAt, type Head } from './internal-head.ts';

export interface SettledHead {
  /** Null for an empty log. */
  readonly head: Head | null;
  /** Whether nothing can appear at or below it any more: then an answer back from it is always the same. */
  readonly isFinal: boolean;
  /** Events that were there, and are newer than the head. */
  readonly leftOut: LeftOut;
}

const nothing: LeftOut = { newer: 0, more: false, provisional: false };

/** The newest event below which nothing can appear any more, or the given one where that is older. */
export async function settledHead(
  store: EventStore,
  given: string | null,
  signal: AbortSignal,
): Promise<SettledHead> {
  const wanted = await headAt(store, given, signal);
  if (wanted === null) return { head: null, isFinal: true, leftOut: nothing };
  const { settled, position } = wanted;
  const isLowered = settled !== null && store.comparePositions(position, settled) > 0;
  const head = isLowered ? await headAt(store, settled, signal) : wanted;
  return {
    head,
    isFinal: settled !== null,
    leftOut:
      head === null || (given === null && !isLowered)
        ? nothing
        : { ...(await newerThan(store, head, signal)), provisional: isLowered },
  };
}

const newerThan = (store: EventStore, { position }: Head, signal: AbortSignal) =>
  countNewer(store, { after: position, until: null }, signal);
