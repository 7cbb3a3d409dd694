import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import type { SentenceTemplate } from '@/lib/sentences/template.ts';
import { bears } from '@/lib/kinship.ts';
import type { Change } from './change.ts';
import type { ReducerFidelity } from './fidelity.ts';
import type { LifeSign } from './life.ts';

/** One readable event on its way into a state. */
export interface FoldEvent {
  readonly event: RecordedEvent;
  /** Undefined where the store has no data for the event. Belongs to the reducer: it may keep it. */
  readonly data: JsonValue | undefined;
  readonly life: LifeSign | null;
  /** True when this event begins a new life after an end. */
  readonly reborn: boolean;
}

/** Folds one event after the other into a state. */
export interface Reducer {
  readonly fidelity: ReducerFidelity;
  initial(): JsonValue | undefined;
  /**
   * The next state; may change `state` in place, which is much faster. Where `changes` is a list,
   * appends the difference between the states, as `diff` tells it. Throws `ReducerFailure`
   * before it has changed anything.
   */
  apply(
    state: JsonValue | undefined,
    event: FoldEvent,
    changes: Change[] | null,
  ): JsonValue | undefined;
  /** Templates to tell an event by, of which the first counts that fits; absent: it has none. */
  readonly sentences?: (event: RecordedEvent) => readonly SentenceTemplate[];
}

const mark = Symbol.for('backstory.ReducerFailure');

/** People's own code or rules could not take an event in; the fold stops there. */
export class ReducerFailure extends Error {
  constructor(message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'ReducerFailure';
  }

  get [mark](): true {
    return true;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return bears(value, mark);
  }
}
