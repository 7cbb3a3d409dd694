import type { EventId } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { FindingKind } from '@/lib/health/finding.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import type { Moment } from '@/lib/time/moment.ts';
import type { Period } from '@/lib/time/period.ts';

/** Undefined: the stream had no state then. */
export interface StateThen {
  readonly state: JsonValue | undefined;
}

export interface StatesAround {
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
}

/**
 * What lies around an event and cannot be seen in it. Null means that it is not known: not loaded,
 * or the states cannot be told because something in the stream cannot be read.
 */
export interface Surroundings {
  /** State of the event's stream just before and just after it. */
  statesAround(event: RecordedEvent): StatesAround | null;
  /** State of the event's stream at a moment, which may lie before or after the event. */
  stateAt(event: RecordedEvent, moment: Moment): StateThen | null;
  /** All states the event's stream had in the period; states that it began with belong to them. */
  statesDuring(event: RecordedEvent, period: Period): readonly JsonValue[] | null;
  /** The event itself, its direct cause, and so on up to the root. */
  chainOf(event: RecordedEvent): readonly EventId[] | null;
  /** The events that name this one as their cause. */
  effectsOf(event: RecordedEvent): readonly EventId[] | null;
  /** What an examination of the whole log finds in the event. */
  findingsIn(event: RecordedEvent): readonly FindingKind[] | null;
}

export const nothingKnown: Surroundings = {
  statesAround: () => null,
  stateAt: () => null,
  statesDuring: () => null,
  chainOf: () => null,
  effectsOf: () => null,
  findingsIn: () => null,
};
