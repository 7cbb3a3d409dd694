import 'server-only';
import { AppError } from '@/lib/errors.ts';
import { position, type Instant, type Position } from '@/lib/events/ids.ts';
import type { EventStore } from '@/server/stores/port.ts';

/** The newest event that belongs to an answer. */
export interface Head {
  readonly position: Position;
  readonly recordedAt: Instant | null;
}

const one = { limit: 1, maxScanned: 1, payload: 'omit' } as const;

/** The store speaks of positions; whoever asks knows this one as the head. */
function nameHead(error: unknown): never {
  if (!(error instanceof AppError) || error.field !== 'position') throw error;
  throw new AppError(error.code, error.message, { field: 'head', cause: error });
}

/** The head as given in a link, else of the log now; null for an empty log. */
export async function headAt(
  store: EventStore,
  given: string | null,
  signal: AbortSignal,
): Promise<Head | null> {
  if (store.capabilities.order === 'per-stream') {
    throw new AppError('unsupported', 'This store has no order across streams to search in.');
  }
  if (given !== null) {
    const reading = store.readPositions([position(given)], { ...one, signal });
    const [event] = await reading.catch(nameHead);
    return { position: position(given), recordedAt: event?.recordedAt ?? null };
  }
  const whole = { direction: 'backward', after: null, until: null } as const;
  const { items } = await store.readLog({ all: [] }, whole, { ...one, signal });
  const [newest] = items;
  if (newest === undefined || newest.position === null) return null;
  return { position: newest.position, recordedAt: newest.recordedAt };
}

/** The place just after the head, where a walk back begins; null when nothing is newer. */
export async function placeAfter(
  store: EventStore,
  head: Head,
  signal: AbortSignal,
): Promise<Position | null> {
  const newer = { direction: 'forward', after: head.position, until: null } as const;
  const { items } = await store.readLog({ all: [] }, newer, { ...one, maxScanned: 10, signal });
  return items[0]?.position ?? null;
}
