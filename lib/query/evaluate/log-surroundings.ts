import { eventId, type EventId } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { Reducer } from '@/lib/fold/reducer.ts';
import { StreamStates, type ComparePositions } from './stream-states.ts';
import type { Surroundings } from './surroundings.ts';

/** Surroundings of events whose whole log is at hand; each stream is folded when it is asked for. */
export function logSurroundings(
  log: readonly RecordedEvent[],
  reducer: Reducer,
  comparePositions: ComparePositions,
): Surroundings {
  const streams = new Map<string, StreamStates>();
  const byId = new Map(log.map((event) => [causeName(event), event]));
  for (const event of log) byId.set(event.id, event);
  const statesOf = ({ streamId }: RecordedEvent): StreamStates => {
    const known = streams.get(streamId);
    if (known !== undefined) return known;
    const events = log
      .filter((event) => event.streamId === streamId)
      .sort((a, b) => Number(a.version - b.version));
    const states = new StreamStates(events, reducer, comparePositions);
    streams.set(streamId, states);
    return states;
  };
  return {
    statesAround: (event) => statesOf(event).around(event),
    stateAt: (event, moment) => statesOf(event).at(moment),
    statesDuring: (event, period) => statesOf(event).during(period),
    chainOf: (event) => chainOf(event, (id) => byId.get(id)),
    effectsOf: (event) =>
      log
        .filter(({ causationId }) => causationId === event.id || causationId === causeName(event))
        .map(({ id }) => id),
  };
}

/** How a store names a cause by its place. */
export const causeName = ({ streamId, version }: RecordedEvent): string =>
  `${streamId}@${String(version)}`;

/** From the event up to its root; a cause that is not there ends it with its id, a circle ends it. */
export function chainOf(
  event: RecordedEvent,
  find: (id: string) => RecordedEvent | undefined,
): readonly EventId[] {
  const chain = new Set<EventId>([event.id]);
  for (let cause = event.causationId; cause !== null;) {
    const parent = find(cause);
    const id = parent?.id ?? eventId(cause);
    if (chain.has(id)) break;
    chain.add(id);
    cause = parent?.causationId ?? null;
  }
  return [...chain];
}
