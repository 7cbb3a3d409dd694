import 'server-only';
import { position, type Position } from '@/lib/events/ids.ts';
import type { EventStore } from '@/server/stores/port.ts';

/** The store with streams that end at a place of the log, so that they do not grow while they are walked. */
export function upTo(store: EventStore, head: Position | null): EventStore {
  if (head === null) return store;
  return {
    ...store,
    async readStream(stream, range, options) {
      const page = await store.readStream(stream, range, options);
      const items = page.items.filter(
        ({ position: at }) => at === null || store.comparePositions(at, head) <= 0,
      );
      return { ...page, items };
    },
  };
}

export interface PinnedHead {
  readonly head: string | null;
  readonly isFinal: boolean;
}

/** Where the log is final now; without a head where streams have no common order, or where it is empty. */
export async function pinHead(store: EventStore, signal: AbortSignal): Promise<PinnedHead> {
  if (store.capabilities.order === 'per-stream') return { head: null, isFinal: false };
  const { head, settled } = await store.horizon(signal);
  return { head: settled ?? head, isFinal: settled !== null || head === null };
}

/** The log was empty: nothing that came since belongs to the answer. */
export const isOfEmptyLog = ({ head, isFinal }: PinnedHead): boolean => head === null && isFinal;

export const headIn = ({ head }: PinnedHead): Position | null =>
  head === null ? null : position(head);

/** What an answer that is not pinned to a final place leaves open; empty where it is. */
export const pinNotes = ({ head, isFinal }: PinnedHead): readonly string[] => {
  if (isFinal) return [];
  return head === null
    ? ['This store has no order across streams: each was read as it was when its turn came.']
    : ['This store cannot say how far its log is final: what is committed late is missing.'];
};
