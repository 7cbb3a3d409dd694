import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { Fold, type FoldFacts, type FoldOptions } from './fold.ts';
import type { Reducer } from './reducer.ts';

export interface ReducedEvents {
  /** Those that a fold would hand to its reducer: readable, in order, and the first of their version. */
  readonly reduced: readonly RecordedEvent[];
  /** What the fold would know after all of them, if the reducer failed at none. */
  readonly facts: FoldFacts;
}

/** What a fold with these facts would make of the events. */
export function reducedEvents(
  facts: FoldFacts,
  events: readonly RecordedEvent[],
  options: FoldOptions,
): ReducedEvents {
  const reduced: RecordedEvent[] = [];
  const collecting: Reducer = {
    fidelity: { kind: 'inferred', source: null },
    initial: () => undefined,
    apply(state, { event }) {
      reduced.push(event);
      return state;
    },
  };
  const start = { state: undefined, blame: null, setters: [], facts };
  const probe = new Fold(collecting, { ...options, track: false }, start);
  for (const event of events) probe.take(event);
  return { reduced, facts: probe.facts };
}
