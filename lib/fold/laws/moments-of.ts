import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { printJson } from '@/lib/json/print-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import type { Change } from '../change.ts';
import { Fold } from '../fold.ts';
import type { Reducer } from '../reducer.ts';

/** A stream just after one of its events. */
export interface Moment {
  readonly event: RecordedEvent;
  /** A copy that later events cannot reach. */
  readonly state: JsonValue | undefined;
  /** Copies as well. */
  readonly changes: readonly Change[];
  /** Whether the reducer has taken this event or one before it in: not while none can be read. */
  readonly isBegun: boolean;
}

/** A stream after each event that its fold takes: what every law is judged by. */
export function momentsOf(events: readonly RecordedEvent[], reducer: Reducer): readonly Moment[] {
  let isBegun = false;
  const noting: Reducer = {
    ...reducer,
    apply(state, read, changes) {
      const next = reducer.apply(state, read, changes);
      isBegun = true;
      return next;
    },
  };
  const fold = new Fold(noting, { track: true });
  return events.flatMap((event) => {
    const before = fold.facts.events;
    fold.take(event);
    if (fold.facts.events === before) return [];
    return [{ event, state: copyOf(fold.state), changes: fold.changes.map(copied), isBegun }];
  });
}

const copied = (change: Change): Change => ({
  ...change,
  before: copyOf(change.before),
  after: copyOf(change.after),
});

function copyOf(state: JsonValue | undefined): JsonValue | undefined {
  const read = state === undefined ? null : parseJson(printJson(state));
  return read?.ok === true ? read.value : undefined;
}
