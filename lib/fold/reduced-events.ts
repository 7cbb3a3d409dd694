import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { Fold, type FoldFacts, type FoldOptions } from './fold.ts';
import type { Reducer } from './reducer.ts';

/**
 * Those of the events that a fold with these facts would hand to its reducer: readable, in order,
 * and the first of their version.
 */
export function reducedEvents(
  facts: FoldFacts,
  events: readonly RecordedEvent[],
  options: FoldOptions,
): readonly RecordedEvent[] {
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
  return reduced;
}
