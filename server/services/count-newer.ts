import 'server-only';
import type { Position } from '@/lib/events/ids.ts';
import type { EventStore } from '@/server/stores/port.ts';

/** Events counted behind a place; of more it is said that they are more. */
const mostCounted = 5000;
const pageSize = 1000;

export interface Stretch {
  /** Null: from the beginning of the log. */
  readonly after: Position | null;
  /** Null: to the end of the log. */
  readonly until: Position | null;
}

export interface NewerEvents {
  readonly newer: number;
  /** There are more than were counted. */
  readonly more: boolean;
}

/** How many events there are behind a place of the log, as far as that is counted quickly. */
export async function countNewer(
  store: EventStore,
  { after: begin, until }: Stretch,
  signal: AbortSignal,
): Promise<NewerEvents> {
  let newer = 0;
  let after = begin;
  do {
    const limit = Math.min(pageSize, mostCounted - newer);
    const page: Awaited<ReturnType<EventStore['readLog']>> = await store.readLog(
      { all: [] },
      { direction: 'forward', after, until },
      { signal, limit, maxScanned: limit, payload: 'omit' },
    );
    newer += page.items.length;
    after = page.next;
  } while (after !== null && newer < mostCounted);
  return { newer, more: after !== null };
}
