import { instant } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { Fold } from '@/lib/fold/fold.ts';
import type { Reducer } from '@/lib/fold/reducer.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { printJson } from '@/lib/json/print-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';
import type { Moment } from '@/lib/time/moment.ts';
import type { Period } from '@/lib/time/period.ts';
import type { StatesAround, StateThen } from './surroundings.ts';

interface Then {
  readonly event: RecordedEvent;
  /** Lossless JSON text of the state just after it; null when there is none yet. */
  readonly text: string | null;
  /** False from the first event on that the fold could not take in. */
  readonly sure: boolean;
}

export type ComparePositions = (a: string, b: string) => number;

/**
 * Every state of one stream, folded once. States from the first event on that could not be taken
 * in are not told: null instead of something that may be wrong.
 */
export class StreamStates {
  readonly #thens: readonly Then[];
  readonly #comparePositions: ComparePositions;

  /** `events`: the whole stream in order of version. */
  constructor(
    events: readonly RecordedEvent[],
    reducer: Reducer,
    comparePositions: ComparePositions,
  ) {
    const fold = new Fold(reducer, { track: false });
    this.#comparePositions = comparePositions;
    this.#thens = events.map((event) => {
      fold.take(event);
      const text = fold.state === undefined ? null : printJson(fold.state);
      return { event, text, sure: fold.facts.incompleteFrom === null };
    });
  }

  around(event: RecordedEvent): StatesAround | null {
    const index = this.#thens.findLastIndex((then) => then.event.version === event.version);
    const after = this.#thens[index];
    if (after?.sure !== true) return null;
    return { before: valueOf(this.#thens[index - 1]), after: valueOf(after) };
  }

  /** State after the last event that lies at or before the moment. */
  at(moment: Moment): StateThen | null {
    const then = this.#thens[this.#lastAt(moment)];
    return then?.sure === false ? null : { state: valueOf(then) };
  }

  /** The state the period begins with and all that its events led to. */
  during({ from, to }: Period): readonly JsonValue[] | null {
    const first = from === null ? -1 : this.#lastAt({ kind: 'time', time: from });
    const last = this.#thens.findLastIndex(
      ({ event }) =>
        event.recordedAt !== null && (to === null || compareInstants(event.recordedAt, to) < 0),
    );
    const thens = this.#thens.slice(Math.max(first, 0), Math.max(first, last) + 1);
    if (thens.some((then) => !then.sure)) return null;
    return thens.flatMap((then) => valueOf(then) ?? []);
  }

  #lastAt(moment: Moment): number {
    return this.#thens.findLastIndex(({ event }) => this.#isAtOrBefore(event, moment));
  }

  #isAtOrBefore(event: RecordedEvent, moment: Moment): boolean {
    switch (moment.kind) {
      case 'head':
      case 'previous':
        return true;
      case 'version':
        return event.version <= moment.version;
      case 'position':
        return (
          event.position !== null && this.#comparePositions(event.position, moment.position) <= 0
        );
      case 'time':
        return (
          event.recordedAt !== null && compareInstants(event.recordedAt, instant(moment.time)) <= 0
        );
    }
  }
}

function valueOf(then: Then | undefined): JsonValue | undefined {
  if (then === undefined || then.text === null) return undefined;
  const parsed = parseJson(then.text);
  if (!parsed.ok) throw new Error(`A printed state cannot be read: ${parsed.problem.message}`);
  return parsed.value;
}
