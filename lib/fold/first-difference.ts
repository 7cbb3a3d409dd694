import type { Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { equalJson } from '@/lib/json/equal-json.ts';
import { isObject } from '@/lib/json/kinds.ts';
import type { Change } from './change.ts';
import { diff } from './diff.ts';
import type { Fold } from './fold.ts';

/** Where two folds of the same events first have another state than each other. */
export interface Difference {
  readonly version: Version;
  readonly type: string;
  /** Between the states just after that version. */
  readonly changes: readonly Change[];
}

/**
 * Two folds side by side over the same events. As long as they agree, an event that changes the same
 * in both is enough to know that they go on agreeing, so states are seldom compared as a whole.
 */
export class FirstDifference {
  readonly #before: Fold;
  readonly #after: Fold;
  #agree: boolean;
  #found: Difference | null = null;

  /** Both at the beginning of the stream, with `track`. */
  constructor(before: Fold, after: Fold) {
    this.#before = before;
    this.#after = after;
    this.#agree = equalJson(before.state, after.state);
  }

  /** Null as long as no event was followed by two states. */
  get found(): Difference | null {
    return this.#found;
  }

  /** Whether the states differ now: a difference may have healed. */
  get now(): boolean {
    return !equalJson(this.#before.state, this.#after.state);
  }

  /** Both folds take the event in. */
  take(event: RecordedEvent): void {
    const [before, after] = [this.#before, this.#after];
    before.take(event);
    after.take(event);
    if (this.#found !== null) return;
    if (this.#agree && haveChangedAlike(before, after)) return;
    this.#agree = equalJson(before.state, after.state);
    if (this.#agree) return;
    const { version, type } = event;
    this.#found = { version, type, changes: diff(before.state, after.state) };
  }
}

/** That a state begins, and is empty, is no change: where one of them is no object the changes say too little. */
const haveChangedAlike = (before: Fold, after: Fold): boolean =>
  isObject(before.state) && isObject(after.state) && sameChanges(before.changes, after.changes);

const sameChanges = (some: readonly Change[], others: readonly Change[]): boolean =>
  some.length === others.length &&
  some.every((change, index) => {
    const other = others[index];
    return other !== undefined && samePlace(change, other) && sameValues(change, other);
  });

const samePlace = ({ kind, place }: Change, other: Change): boolean =>
  kind === other.kind &&
  place.length === other.place.length &&
  place.every((step, index) => step === other.place[index]);

const sameValues = ({ before, after }: Change, other: Change): boolean =>
  equalJson(before, other.before) && equalJson(after, other.after);
