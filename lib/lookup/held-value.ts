import type { EventId, Instant, Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { entityName } from '@/lib/fold/entity-name.ts';
import type { ReducerFidelity } from '@/lib/fold/fidelity.ts';
import { Fold, type FoldOptions } from '@/lib/fold/fold.ts';
import type { Reducer } from '@/lib/fold/reducer.ts';
import { textOf } from '@/lib/json/compare-numbers.ts';
import { isArray, isNumber, isObject } from '@/lib/json/kinds.ts';
import { printPath, type Path } from '@/lib/json/path.ts';
import type { JsonValue } from '@/lib/json/value.ts';

/** The event at which a value came to stand somewhere, or went. */
export interface Receipt {
  readonly version: Version;
  readonly eventId: EventId;
  readonly type: string;
  readonly recordedAt: Instant | null;
  readonly initiator: string | null;
}

/** A time during which a path of the state held the value. `to` null: it still does. */
export interface Holding {
  readonly path: string;
  readonly from: Receipt;
  readonly to: Receipt | null;
}

export interface HeldValue {
  /** What the newest state calls the entity. */
  readonly name: string | null;
  /** In the order in which they began. */
  readonly holdings: readonly Holding[];
  /** From where on the state may lack something; null when it lacks nothing. */
  readonly incompleteFrom: Version | null;
  readonly events: number;
  /** What folded the state. */
  readonly madeBy: ReducerFidelity;
}

export const heldFold: FoldOptions = { track: true };

/** Follows a stream and writes down when its state held a value, at whatever path. */
export class HeldValues {
  readonly fold: Fold;
  readonly #isIt: (text: string) => boolean;
  readonly #open = new Map<string, Receipt>();
  readonly #holdings: Holding[] = [];
  #born = false;

  constructor(reducer: Reducer, isIt: (text: string) => boolean) {
    this.fold = new Fold(reducer, heldFold);
    this.#isIt = isIt;
  }

  get result(): HeldValue {
    const { facts, state } = this.fold;
    const now = [...this.#open].map(([path, from]) => ({ path, from, to: null }));
    return {
      name: entityName(state),
      holdings: [...this.#holdings, ...now].sort((a, b) => Number(a.from.version - b.from.version)),
      incompleteFrom: facts.incompleteFrom?.version ?? null,
      events: facts.events,
      madeBy: this.fold.reducer.fidelity,
    };
  }

  take(event: RecordedEvent): void {
    this.fold.take(event);
    const { state, changes } = this.fold;
    const begins = !this.#born && state !== undefined;
    this.#born ||= begins;
    const touched = changes.some(({ before, after }) => this.#isIn(before) || this.#isIn(after));
    // Elements of an array change their place without being changed.
    const moved = this.#open.size > 0 && changes.length > 0;
    if (begins || touched || moved) this.#note(state, receiptOf(event));
  }

  #note(state: JsonValue | undefined, receipt: Receipt): void {
    const paths = new Set<string>();
    if (state !== undefined) this.#collect(state, [], paths);
    for (const [path, from] of this.#open) {
      if (paths.has(path)) continue;
      this.#open.delete(path);
      this.#holdings.push({ path, from, to: receipt });
    }
    for (const path of paths) if (!this.#open.has(path)) this.#open.set(path, receipt);
  }

  #isIn(value: JsonValue | undefined): boolean {
    if (value === undefined) return false;
    const found = new Set<string>();
    this.#collect(value, [], found);
    return found.size > 0;
  }

  #collect(value: JsonValue, path: Path, into: Set<string>): void {
    if (isArray(value)) {
      for (const [index, item] of value.entries()) this.#collect(item, [...path, index], into);
    } else if (isObject(value)) {
      for (const [key, item] of value.entries) this.#collect(item, [...path, key], into);
    } else if (this.#isIt(scalarText(value))) into.add(printPath(path));
  }
}

const scalarText = (value: JsonValue): string =>
  isNumber(value) ? textOf(value) : typeof value === 'string' ? value : '';

const receiptOf = ({ version, id, type, recordedAt, initiator }: RecordedEvent): Receipt => ({
  version,
  eventId: id,
  type,
  recordedAt,
  initiator,
});
