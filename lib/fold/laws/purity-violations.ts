import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { Fold } from '../fold.ts';
import { freeze } from '../frozen.ts';
import { frozenToText } from '../frozen-text.ts';
import type { Reducer } from '../reducer.ts';
import { checkpointViolations } from './checkpoint-violations.ts';

/** Where a reducer keeps something outside of the state: folded again, events give another one. */
export function purityViolations(
  events: readonly RecordedEvent[],
  reducer: Reducer,
): readonly string[] {
  const [once, again] = [foldOf(events, reducer), foldOf(events, reducer)];
  const half = freeze(foldOf(firstHalf(events), reducer));
  return [
    ...(frozenToText(freeze(once)) === frozenToText(freeze(again))
      ? []
      : ['folded a second time, the events give another state']),
    ...checkpointViolations(events, [half], reducer),
  ];
}

/** Events up to the middle; those of one version stay together. */
function firstHalf(events: readonly RecordedEvent[]): readonly RecordedEvent[] {
  const middle = events[events.length >> 1]?.version ?? 0n;
  return events.filter(({ version }) => version <= middle);
}

function foldOf(events: readonly RecordedEvent[], reducer: Reducer): Fold {
  const fold = new Fold(reducer, { track: true });
  for (const event of events) fold.take(event);
  return fold;
}
