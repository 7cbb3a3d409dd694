import 'server-only';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { readFilteredLog } from '@/server/stores/filtered-log.ts';
import type { EventStore, PushedTerm } from '@/server/stores/port.ts';

/** Most events of one store in an answer, and most looked at where the store cannot look them up. */
const mostItems = 500;
/** Longest payload text of each; longer ones say their size. */
const longestPayload = 16_384;
const mostScanned = 100_000;

export interface Related {
  readonly events: readonly RecordedEvent[];
  /** False when the store was not looked through to its end. */
  readonly complete: boolean;
}

/** Events of one store for which a term holds, newest first. */
export async function relatedIn(
  store: EventStore,
  term: PushedTerm,
  signal: AbortSignal,
): Promise<Related> {
  const page = await readFilteredLog(store, {
    filter: { all: [term] },
    range: { direction: 'backward', after: null, until: null },
    options: {
      signal,
      limit: mostItems,
      maxScanned: mostScanned,
      payload: 'full',
      maxPayload: longestPayload,
    },
  });
  return { events: page.items, complete: page.next === null };
}
