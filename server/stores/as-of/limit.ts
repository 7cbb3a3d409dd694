import {
  justAbove,
  position,
  version,
  type Instant,
  type Position,
  type StreamId,
  type Version,
} from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { EventStore } from '../port.ts';

const mostStreams = 5000;
/** Enough for every event that claims one version. */
const twins = 10;

/** How far a store is shown, and where each of its streams ends there. */
export interface Limit {
  readonly time: Instant;
  /** The last event shown; null: none is. */
  readonly position: Position | null;
  readonly holds: (event: Pick<RecordedEvent, 'position'>) => boolean;
  /** Last version shown of a stream; null: none is. */
  readonly lastVersion: (stream: StreamId, signal: AbortSignal) => Promise<Version | null>;
}

/** Throws `unsupported` for a store whose events have no order across streams or no times. */
export async function limitOf(
  store: EventStore,
  time: Instant,
  signal: AbortSignal,
): Promise<Limit> {
  const located = await store.locate(time, null, signal);
  const end = located?.in === 'log' ? located.position : null;
  const holds: Limit['holds'] = ({ position: at }) =>
    at !== null && end !== null && store.comparePositions(position(at), end) <= 0;
  const known = new Map<string, Version | null>();
  return {
    time,
    position: end,
    holds,
    async lastVersion(stream, asking) {
      const found = known.get(stream);
      if (found !== undefined) return found;
      const last = await lastHeld(store, { stream, holds }, asking);
      if (known.size >= mostStreams) known.clear();
      known.set(stream, last);
      return last;
    },
  };
}

interface Sought {
  readonly stream: StreamId;
  readonly holds: Limit['holds'];
}

async function lastHeld(
  store: EventStore,
  { stream, holds }: Sought,
  signal: AbortSignal,
): Promise<Version | null> {
  const newest = await eventsAt(store, { stream, upTo: null }, signal);
  const [head] = newest;
  if (head === undefined) return null;
  if (newest.some(holds)) return head.version;
  let low: Version | null = null;
  let from: bigint = store.capabilities.firstVersion;
  let to = head.version - 1n;
  while (from <= to) {
    const middle = (from + to) / 2n;
    const events = await eventsAt(store, { stream, upTo: middle }, signal);
    const [event] = events;
    if (event !== undefined && !events.some(holds)) {
      to = event.version - 1n;
      continue;
    }
    low = event?.version ?? low;
    from = middle + 1n;
  }
  return low;
}

/** The events that share the last version at or before `upTo`; null: at the head. */
async function eventsAt(
  store: EventStore,
  { stream, upTo }: { readonly stream: StreamId; readonly upTo: bigint | null },
  signal: AbortSignal,
): Promise<readonly RecordedEvent[]> {
  const page = await store.readStream(
    stream,
    {
      direction: 'backward',
      after: upTo === null ? null : justAbove(version(upTo)),
      until: null,
    },
    { signal, limit: 1, maxScanned: twins, payload: 'omit' },
  );
  const [first] = page.items;
  return page.items.filter((event) => event.version === first?.version);
}
