import 'server-only';
import { AppError } from '@/lib/errors.ts';
import type { Instant, Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { chartPlace } from '@/lib/time/compare-instants.ts';
import { addMilliseconds } from '@/lib/time/gap.ts';
import type { EventStore, StoreDescription } from '@/server/stores/port.ts';

/** The newest events, and how many at each of some places all over the log. */
const newest = 100;
const places = 16;
const perPlace = 25;
/** Longer payloads are told by their size and have no paths. */
const longestPayload = 16_384;

export interface EventSample {
  readonly events: readonly RecordedEvent[];
  /** True where these are all events there are. */
  readonly whole: boolean;
}

/** Events from all over the time of a log, so that what is rare or old is among them too. */
export async function eventSample(
  store: EventStore,
  { first, head }: Pick<StoreDescription, 'first' | 'head'>,
  signal: AbortSignal,
): Promise<EventSample> {
  const read = (after: Position | null, limit: number) =>
    store.readLog(
      { all: [] },
      { direction: 'backward', after, until: null },
      { signal, limit, maxScanned: limit, payload: 'full', maxPayload: longestPayload },
    );
  const { items, next } = await read(null, newest);
  if (next === null) return { events: items, whole: true };
  const found = new Map(items.map((event) => [event.position, event]));
  for (const time of timesBetween(first?.recordedAt ?? null, head?.recordedAt ?? null)) {
    const place = await placeOf(store, time, signal);
    if (place === null) continue;
    for (const event of (await read(place, perPlace)).items) found.set(event.position, event);
  }
  return { events: [...found.values()], whole: false };
}

/** Null where the store has no event by then, or finds no times. */
async function placeOf(
  store: EventStore,
  time: Instant,
  signal: AbortSignal,
): Promise<Position | null> {
  try {
    const located = await store.locate(time, null, signal);
    return located?.in === 'log' ? located.position : null;
  } catch (error) {
    if (error instanceof AppError && error.code === 'unsupported') return null;
    throw error;
  }
}

/** Times of equal distance, the middles of equal parts; none where the ends have no time. */
function timesBetween(from: Instant | null, to: Instant | null): readonly Instant[] {
  if (from === null || to === null) return [];
  const [start, end] = [chartPlace(from), chartPlace(to)];
  if (!('milliseconds' in start) || !('milliseconds' in end)) return [];
  const width = (end.milliseconds - start.milliseconds) / places;
  return width <= 0
    ? []
    : Array.from({ length: places }, (_, index) => addMilliseconds(from, (index + 0.5) * width));
}
