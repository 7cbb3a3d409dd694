import 'server-only';
import type { TruthAsked } from '@/lib/api/jobs.ts';
import { leftOutWords } from '@/lib/api/left-out-words.ts';
import { position, type Position, type Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { EventStore, Page } from '@/server/stores/port.ts';
import { countNewer } from '../count-newer.ts';

/** The store with streams that end at a place of the log, so that they do not grow while they are walked. */
export function upTo(store: EventStore, head: Position | null): EventStore {
  if (head === null) return store;
  const ended = (page: Page<RecordedEvent, Version>): Page<RecordedEvent, Version> => ({
    ...page,
    items: page.items.filter(
      ({ position: at }) => at === null || store.comparePositions(at, head) <= 0,
    ),
  });
  return {
    ...store,
    readStream: async (stream, range, options) =>
      ended(await store.readStream(stream, range, options)),
    async readStreams(streams, options) {
      const pages = await store.readStreams(streams, options);
      return new Map([...pages].map(([stream, page]) => [stream, ended(page)]));
    },
  };
}

export type PinnedHead = Pick<TruthAsked, 'head' | 'isFinal' | 'leftOut'>;

const nothing = { newer: 0, more: false, provisional: false };

/** Where the log is final now; without a head where streams have no common order, or where it is empty. */
export async function pinHead(store: EventStore, signal: AbortSignal): Promise<PinnedHead> {
  if (store.capabilities.order === 'per-stream') {
    return { head: null, isFinal: false, leftOut: nothing };
  }
  const { head, settled } = await store.horizon(signal);
  const isFinal = settled !== null || head === null;
  if (head === null || settled === null || store.comparePositions(head, settled) <= 0) {
    return { head: settled ?? head, isFinal, leftOut: nothing };
  }
  const newer = await countNewer(store, { after: settled, until: head }, signal);
  return { head: settled, isFinal, leftOut: { ...newer, provisional: true } };
}

/** The log was empty: nothing that came since belongs to the answer. */
export const isOfEmptyLog = ({ head, isFinal }: PinnedHead): boolean => head === null && isFinal;

export const headIn = ({ head }: PinnedHead): Position | null =>
  head === null ? null : position(head);

/** What an answer that is not pinned to the newest event, or to no final place, leaves open; empty where it is. */
export const pinNotes = (pinned: PinnedHead): readonly string[] => {
  if (pinned.isFinal) return [leftOutWords(pinned)].filter(Boolean);
  return pinned.head === null
    ? ['This store has no order across streams: each was read as it was when its turn came.']
    : ['This store cannot say how far its log is final: what is committed late is missing.'];
};
