import { causeName } from '@/lib/events/cause-name.ts';
import { eventId, type EventId } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { Reducer } from '@/lib/fold/reducer.ts';
import { LogHealth } from '@/lib/health/log-health.ts';
import type { Marks } from '@/lib/health/marks.ts';
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
  let marks: Marks | null = null;
  return {
    findingsIn: (event) => (marks ??= marksOf(log)).of(event),
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

/** What is found in a log that is the only one there is. */
function marksOf(log: readonly RecordedEvent[]): Marks {
  const health = new LogHealth();
  for (const event of log.toReversed()) health.take(event);
  return health.marks();
}

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
