import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { Reducer } from '../reducer.ts';
import type { Condition, TruthInterval } from '../truth-intervals.ts';
import { momentsOf } from './moments-of.ts';

export interface ToldTruth {
  readonly holds: Condition;
  readonly intervals: readonly TruthInterval[];
}

/**
 * Where truth intervals break their law: at every version they say what asking the state itself
 * says, and each one ends before the next begins. Empty: nowhere.
 */
export function truthViolations(
  events: readonly RecordedEvent[],
  { holds, intervals }: ToldTruth,
  reducer: Reducer,
): readonly string[] {
  const moments = momentsOf(events, reducer);
  const versions = new Set(moments.map(({ event }) => event.version));
  const wrong = moments.flatMap(({ event: { version }, state }) => {
    const inside = intervals.filter(
      ({ from, to }) => from <= version && (to ?? version + 1n) > version,
    );
    const told = inside.length === 1;
    if (inside.length <= 1 && told === holds(state)) return [];
    return [
      `v${String(version)}: told ${inside.length} times, it ${holds(state) ? 'held' : 'did not hold'}`,
    ];
  });
  const faults = intervals.flatMap(({ from, to }, index) => {
    const next = intervals[index + 1];
    return [
      ...(versions.has(from) ? [] : [`v${String(from)} is no event, and begins an interval`]),
      ...(to === null || versions.has(to)
        ? []
        : [`v${String(to)} is no event, and ends an interval`]),
      ...(next === undefined || (to !== null && to < next.from)
        ? []
        : [`v${String(from)} runs into the next`]),
    ];
  });
  return [...wrong, ...faults];
}
