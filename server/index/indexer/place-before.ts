import type { Position } from '@/lib/events/ids.ts';
import type { EventStore } from '@/server/stores/port.ts';

const pageSize = 5000;

export interface NewestEvents {
  /** How many of them, back from where the log is final. */
  readonly events: number;
  /** Everything up to this place is known already; null: nothing is. */
  readonly known: Position | null;
}

/**
 * The place just before the newest events of the log. Null where fewer than twice as many lie behind the known
 * place: then they are soon reached from there.
 */
export async function placeBefore(
  store: EventStore,
  { events, known }: NewestEvents,
  signal: AbortSignal,
): Promise<Position | null> {
  let after = (await store.horizon(signal)).settled;
  let place: Position | null = null;
  for (let seen = 0; after !== null && seen < 2 * events;) {
    const most = Math.min(pageSize, seen < events ? events - seen : 2 * events - seen);
    const page: Awaited<ReturnType<EventStore['readLog']>> = await store.readLog(
      { all: [] },
      { direction: 'backward', after, until: known },
      { signal, limit: most, maxScanned: most, payload: 'omit' },
    );
    seen += Math.max(1, page.scanned);
    if (seen >= events) place ??= page.next;
    after = page.next;
  }
  return after === null ? null : place;
}
