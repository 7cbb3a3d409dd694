import 'server-only';
import { AppError } from '@/lib/errors.ts';
import { position, type Instant, type Position } from '@/lib/events/ids.ts';
import type { EventStore } from '@/server/stores/port.ts';

/** The newest event that belongs to an answer. */
export interface Head {
  readonly position: Position;
  readonly recordedAt: Instant | null;
  /** Nothing can appear in the log at or below it any more; null: of no place is that known. */
  readonly settled: Position | null;
}

const one = { limit: 1, maxScanned: 1, payload: 'omit' } as const;

/** The store speaks of positions; whoever asks knows this one as the head. */
function nameHead(error: unknown): never {
  if (!(error instanceof AppError) || error.field !== 'position') throw error;
  throw new AppError(error.code, error.message, { field: 'head', cause: error });
}

/**
 * The head as given in a link, else of the log now; null for an empty log. To be asked for before the
 * log is read, because only what is read afterwards is final up to `settled`.
 */
export async function headAt(
  store: EventStore,
  given: string | null,
  signal: AbortSignal,
): Promise<Head | null> {
  if (store.capabilities.order === 'per-stream') {
    throw new AppError('unsupported', 'This store has no order across streams to search in.');
  }
  const { head, settled } = await store.horizon(signal);
  const place = given === null ? head : position(given);
  if (place === null) return null;
  const reading = store.readPositions([place], { ...one, signal });
  const [event] = await reading.catch(nameHead);
  return { position: place, recordedAt: event?.recordedAt ?? null, settled };
}

/** The place just after the head, where a walk back begins; null when nothing is newer. */
export async function placeAfter(
  store: EventStore,
  head: Pick<Head, 'position'>,
  signal: AbortSignal,
): Promise<Position | null> {
  const newer = { direction: 'forward', after: head.position, until: null } as const;
  const { items } = await store.readLog({ all: [] }, newer, { ...one, maxScanned: 10, signal });
  return items[0]?.position ?? null;
}
