import 'server-only';
import type { Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { EventStore } from '@/server/stores/port.ts';

export interface Way {
  readonly direction: 'forward' | 'backward';
  readonly signal: AbortSignal;
}

/** The event next to a position of the log, without payload; null at its end or where there is no log. */
export async function nextInLog(
  store: EventStore,
  from: Position | null,
  { direction, signal }: Way,
): Promise<RecordedEvent | null> {
  if (from === null || store.capabilities.order === 'per-stream') return null;
  const page = await store.readLog(
    { all: [] },
    { direction, after: from, until: null },
    { signal, limit: 1, maxScanned: 10, payload: 'omit' },
  );
  return page.items[0] ?? null;
}
