import type { Position, StreamId } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { EventStore } from '@/server/stores/port.ts';
import type { LedgerEntry, LedgerPlace } from '../port.ts';
import type { Stretch } from './stream-folds.ts';

export interface ReadStretches {
  /** Events by stream, each in log order. */
  readonly stretches: ReadonlyMap<StreamId, Stretch>;
  /** Doubts that come with the places themselves. */
  readonly doubts: ReadonlyMap<StreamId, readonly LedgerEntry[]>;
}

/** Reads the events of places; those that the store does not hold are told as doubts. */
export async function readStretches(
  store: EventStore,
  places: readonly LedgerPlace[],
  signal: AbortSignal,
): Promise<ReadStretches> {
  const stretches = new Map<StreamId, Stretch[number][]>();
  const doubts = new Map<StreamId, LedgerEntry[]>();
  const events = await eventsAt(store, places, signal);
  for (const place of places) {
    const { ordinal, streamId, position } = place;
    const event = events.get(position);
    if (isMixed(place)) add(doubts, streamId, mixed(place));
    if (event !== undefined) add(stretches, streamId, { event, ordinal, place });
    // What is there no more may have altered anything.
    else add(doubts, streamId, { ordinal, alterations: [], doubt: 'here' });
  }
  return { stretches, doubts };
}

/** Events of several categories have no reducer in common. */
export const isMixed = ({ category, begins }: LedgerPlace): boolean => category !== begins.category;

export const mixed = ({ ordinal }: LedgerPlace): LedgerEntry => ({
  ...{ ordinal, alterations: [] },
  doubt: 'beginning',
});

async function eventsAt(
  store: EventStore,
  places: readonly LedgerPlace[],
  signal: AbortSignal,
): Promise<ReadonlyMap<Position | null, RecordedEvent>> {
  const many = places.length;
  if (many === 0) return new Map();
  const events = await store.readPositions(
    places.map(({ position }) => position),
    { signal, limit: many, maxScanned: many, payload: 'full' },
  );
  return new Map(events.map((event) => [event.position, event]));
}

function add<Key, Value>(into: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = into.get(key);
  if (known === undefined) into.set(key, [value]);
  else known.push(value);
}
