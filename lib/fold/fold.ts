import { version, type Version } from '@/lib/events/ids.ts';
import type { Payload, RecordedEvent } from '@/lib/events/recorded-event.ts';
import { isObject } from '@/lib/json/kinds.ts';
import { lastValues } from '@/lib/json/last-values.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import type { JsonValue } from '@/lib/json/value.ts';
import { blameChanges, blameLeaves, type Blame, type LeafBlame } from './blame.ts';
import type { Change } from './change.ts';
import { lifeSign, type LifeSign } from './life.ts';
import { ReducerFailure, type Reducer } from './reducer.ts';
import { Setters, type Setter } from './setters.ts';
import { unfit, type FoldWarning } from './unfit.ts';

export interface Tombstone {
  readonly version: Version;
  /** Type of the event that ended the entity's life. */
  readonly type: string;
}

export interface Incomplete {
  readonly version: Version;
  readonly reason: string;
}

/** Everything a fold knows at one version, beside the state's own changes. */
export interface FoldFacts {
  /** Last version taken in; null before the first event. */
  readonly version: Version | null;
  readonly events: number;
  readonly tombstone: Tombstone | null;
  /** First version the state could not take in; null while it is complete. */
  readonly incompleteFrom: Incomplete | null;
  readonly warnings: readonly FoldWarning[];
  /** Warnings beyond those kept. */
  readonly furtherWarnings: number;
  /** The reducer failed here, so nothing after it was folded. */
  readonly stopped: Incomplete | null;
}

export interface FoldOptions {
  /** Keep blame and the changes of each event; a plain fold is about twice as fast. */
  readonly track: boolean;
  /** Where the store begins to count; a stream that starts later has lost its beginning. */
  readonly firstVersion?: bigint;
  /** `given`: the events come in another order than that of versions, so a version that is not the next one is no gap. */
  readonly order?: 'given';
}

const mostWarnings = 200;

/**
 * A state on its way through a stream. Events are taken in order of version. An event that cannot
 * be read (not JSON, too deep, binary, oversized, masked, erased) and a gap do not end the fold: the
 * state goes on with what follows, labelled incomplete from that version, because the rest of it is
 * still the best answer there is. Of two events with one version the first counts.
 */
export class Fold {
  readonly reducer: Reducer;
  readonly track: boolean;
  readonly #firstVersion: bigint | undefined;
  readonly #order: FoldOptions['order'];
  readonly #signs = new Map<string, LifeSign | null>();
  readonly #facts: { -readonly [Name in keyof FoldFacts]: FoldFacts[Name] };
  #state: JsonValue | undefined;
  #blame: Blame | null;
  readonly #setters: Setters;
  #changes: Change[] = [];

  constructor(reducer: Reducer, options: FoldOptions, start?: FoldStart) {
    this.reducer = reducer;
    this.track = options.track;
    this.#firstVersion = options.firstVersion;
    this.#order = options.order;
    this.#facts = { ...(start?.facts ?? nothingYet) };
    this.#state = start === undefined ? reducer.initial() : start.state;
    this.#blame = start?.blame ?? null;
    this.#setters = new Setters(start?.setters ?? []);
  }

  /** The state now; undefined before the first event. It changes with the next event: print it to keep it. */
  get state(): JsonValue | undefined {
    return this.#state;
  }

  get facts(): FoldFacts {
    return { ...this.#facts };
  }

  /** What the last event changed (empty without `track`); valid until the next event is taken. */
  get changes(): readonly Change[] {
    return this.#changes;
  }

  /** Null without `track`. */
  get blame(): Blame | null {
    return this.#blame;
  }

  /** Every leaf with the version that last set it (empty without `track`). */
  leaves(): readonly LeafBlame[] {
    return blameLeaves(this.#blame, this.#state);
  }

  /** Who wrote the blamed versions and when (empty without `track`). */
  setters(): readonly Setter[] {
    return this.#setters.of(this.#blame);
  }

  /** Takes the next event in. */
  take(event: RecordedEvent): void {
    this.#changes = [];
    if (this.#facts.stopped !== null || !this.#isNext(event)) return;
    const data = this.#readable(event.data, event.version);
    this.#facts.version = event.version;
    this.#facts.events += 1;
    const life = this.#lifeOf(event);
    const reborn = life === 'begins' && this.#facts.tombstone !== null;
    if (data !== unreadable) this.#reduce(event, { data, life, reborn });
    this.#markLife(event, life);
  }

  #isNext(event: RecordedEvent): boolean {
    const last = this.#facts.version;
    if (this.#order === 'given' && event.version !== last) return true;
    if (last === null) return this.#isFirst(event);
    const expected = last + 1n;
    if (event.version === expected) return true;
    if (event.version <= last) {
      const code = event.version === last ? 'duplicate_version' : 'out_of_order';
      this.#warn(unfit(code, event.version, `after version ${String(last)}`), event.version);
      return false;
    }
    this.#warnOfGap(expected, event.version);
    return true;
  }

  /** Streams may begin later than at the first version, which is told. */
  #isFirst(event: RecordedEvent): boolean {
    const expected = this.#firstVersion;
    if (expected !== undefined && event.version > expected)
      this.#warnOfGap(expected, event.version);
    return true;
  }

  #warnOfGap(from: bigint, before: Version): void {
    const missing = version(from);
    this.#warn(unfit('gap', missing, `${String(missing)} to ${String(before - 1n)}`), missing);
  }

  #readable(payload: Payload, at: Version): JsonValue | undefined | typeof unreadable {
    if (payload.kind === 'absent') return undefined;
    if (payload.kind !== 'json') {
      const code = payload.kind === 'binary' ? payload.encoding : payload.kind;
      this.#warn(unfit(code, at, ''), at);
      return unreadable;
    }
    const result = parseJson(payload.text);
    if (!result.ok) {
      const { line, column, message, code } = result.problem;
      this.#warn(unfit(code, at, `line ${line}, column ${column}: ${message}`), at);
      return unreadable;
    }
    if (!result.duplicates) return this.#merged(result.value, at);
    this.#warn(unfit('duplicate_keys', at, ''), null);
    return this.#merged(lastValues(result.value), at);
  }

  /** Without code or rules only an object, or nothing, says what to do. */
  #merged(data: JsonValue, at: Version): JsonValue {
    if (this.reducer.fidelity.kind === 'inferred' && data !== null && !isObject(data)) {
      this.#warn(unfit('not_an_object', at, ''), null);
    }
    return data;
  }

  #reduce(
    event: RecordedEvent,
    read: {
      readonly data: JsonValue | undefined;
      readonly life: LifeSign | null;
      readonly reborn: boolean;
    },
  ): void {
    const changes = this.track ? this.#changes : null;
    try {
      this.#state = this.reducer.apply(this.#state, { event, ...read }, changes);
    } catch (error) {
      if (!(error instanceof ReducerFailure)) throw error;
      this.#facts.stopped = { version: event.version, reason: error.message };
      this.#warn(unfit('reducer_failed', event.version, error.message), event.version);
      return;
    }
    if (changes === null) return;
    const by = event.version;
    const begins = this.#blame === null;
    this.#blame = blameChanges(this.#blame, this.#state, { changes, by });
    if (begins || changes.length > 0) this.#setters.note(event, this.#blame);
  }

  #lifeOf(event: RecordedEvent): LifeSign | null {
    const known = this.#signs.get(event.type);
    if (known !== undefined) return known;
    const sign = lifeSign(event);
    this.#signs.set(event.type, sign);
    return sign;
  }

  /** The marker stands beside the state; only a new beginning or a restoration lifts it. */
  #markLife(event: RecordedEvent, life: LifeSign | null): void {
    if (life === null) return;
    this.#facts.tombstone = life === 'ends' ? { version: event.version, type: event.type } : null;
  }

  #warn(warning: FoldWarning, missing: Version | null): void {
    const facts = this.#facts;
    if (facts.warnings.length < mostWarnings) facts.warnings = [...facts.warnings, warning];
    else facts.furtherWarnings += 1;
    if (missing === null) return;
    facts.incompleteFrom ??= { version: missing, reason: warning.message };
  }
}

/** Where a fold goes on from. */
export interface FoldStart {
  readonly state: JsonValue | undefined;
  readonly blame: Blame | null;
  readonly setters: readonly Setter[];
  readonly facts: FoldFacts;
}

const unreadable = Symbol('unreadable');

const nothingYet: FoldFacts = {
  version: null,
  events: 0,
  tombstone: null,
  incompleteFrom: null,
  warnings: [],
  furtherWarnings: 0,
  stopped: null,
};
