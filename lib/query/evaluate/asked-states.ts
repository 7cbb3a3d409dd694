import { instant, type Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { isObject } from '@/lib/json/kinds.ts';
import { parseJson } from '@/lib/json/parse-json.ts';
import { printJson } from '@/lib/json/print-json.ts';
import { JsonObject, type JsonValue } from '@/lib/json/value.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';
import type { Moment } from '@/lib/time/moment.ts';
import { fieldsOf } from '../fields-of.ts';
import type { Query } from '../syntax.ts';
import { frameOf, type Frame } from './frame.ts';
import type { MatchContext } from './match-value.ts';
import type { ComparePositions } from './stream-states.ts';
import type { StatesAround, StateThen } from './surroundings.ts';
import { WindowedTexts } from './windowed-texts.ts';

/** What a query asks of the states of streams. */
export interface StatesAsked {
  readonly frame: Frame;
  /** Keys at the top of a state below which the query looks; null: it may look anywhere. */
  readonly keys: ReadonlySet<string> | null;
  readonly comparePositions: ComparePositions;
}

export function statesAsked(query: Query, context: MatchContext): StatesAsked {
  const paths = fieldsOf(query)
    .filter(({ name }) => name === 'change' || name === 'state' || name === 'was')
    .map(({ path }) => path[0]);
  const keys = paths.filter((step) => typeof step === 'string');
  return {
    frame: frameOf(query.scopes, context.clock),
    keys: keys.length === paths.length ? new Set(keys) : null,
    comparePositions: context.comparePositions,
  };
}

/** From this version on the states have this text, until the next run. */
interface Run {
  readonly from: Version;
  readonly text: string | null;
}

/** What a run takes beside its text, in characters. */
const runCharacters = 50;
/** What a stream takes of which nothing is kept yet, in characters: measured, about a kilobyte. */
const streamCharacters = 500;

/**
 * What a query asks of the states of one stream, taken in event by event. Only what it looks at is kept, and
 * only where that changes, so a stream may be of any length. Answers as `StreamStates` does of the whole.
 */
export class AskedStates {
  readonly #asked: StatesAsked;
  readonly #during: WindowedTexts;
  readonly #texts = new Map<string, string>();
  readonly #runs: Run[] = [];
  #first: Version | null = null;
  #last: Version | null = null;
  /** From here on states are not told. */
  #doubtFrom: Version | null = null;
  #at: { readonly text: string | null; readonly sure: boolean } = { text: null, sure: true };
  #characters = streamCharacters;

  constructor(asked: StatesAsked) {
    this.#asked = asked;
    this.#during = new WindowedTexts(asked.frame.during);
  }

  /** How much is kept, in characters of two bytes. */
  get characters(): number {
    return this.#characters;
  }

  /** The next event, and the state just after it; `sure`: the fold could take everything in so far. */
  take(event: RecordedEvent, state: JsonValue | undefined, sure: boolean): void {
    const { version, recordedAt } = event;
    const text = this.#textOf(state);
    this.#first ??= version;
    this.#last = version;
    if (!sure) this.#doubtFrom ??= version;
    if (this.#doubtFrom === null && this.#runs.at(-1)?.text !== text) {
      this.#runs.push({ from: version, text });
      this.#characters += runCharacters;
    }
    const { at } = this.#asked.frame;
    if (at !== null && this.#isAtOrBefore(event, at)) this.#at = { text, sure };
    this.#during.take({ recordedAt, text, sure });
  }

  around({ version }: Pick<RecordedEvent, 'version'>): StatesAround | null {
    if (!this.#tells(version)) return null;
    const index = this.#runAt(version);
    const run = this.#runs[index];
    const before = run?.from === version ? this.#runs[index - 1] : run;
    return { before: valueOf(before?.text ?? null), after: valueOf(run?.text ?? null) };
  }

  /** At the moment that the query names. */
  at(): StateThen | null {
    return this.#at.sure ? { state: valueOf(this.#at.text) } : null;
  }

  /** In the period that the query names: each different state once. */
  during(): readonly JsonValue[] | null {
    return this.#during.texts()?.flatMap((text) => valueOf(text) ?? []) ?? null;
  }

  /** Whether the stream has the version, and everything could be taken in up to there. */
  #tells(version: Version): boolean {
    const [first, last, doubt] = [this.#first, this.#last, this.#doubtFrom];
    const isThere = first !== null && last !== null && version >= first && version <= last;
    return isThere && (doubt === null || version < doubt);
  }

  /** The last run that begins at or before a version. */
  #runAt(version: Version): number {
    let [low, high] = [0, this.#runs.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#runs[middle]?.from ?? version) <= version) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The same text is kept once, however often a state comes back to it. */
  #textOf(state: JsonValue | undefined): string | null {
    if (state === undefined) return null;
    const text = printJson(looked(state, this.#asked.keys));
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    this.#texts.set(text, text);
    this.#characters += text.length;
    return text;
  }

  #isAtOrBefore({ version, position, recordedAt }: RecordedEvent, moment: Moment): boolean {
    switch (moment.kind) {
      case 'head':
      case 'previous':
        return true;
      case 'version':
        return version <= moment.version;
      case 'position':
        return position !== null && this.#asked.comparePositions(position, moment.position) <= 0;
      case 'time':
        return recordedAt !== null && compareInstants(recordedAt, instant(moment.time)) <= 0;
    }
  }
}

/** The part of a state that is looked at. */
function looked(state: JsonValue, keys: StatesAsked['keys']): JsonValue {
  if (keys === null || !isObject(state)) return state;
  return new JsonObject(new Map([...state.entries].filter(([key]) => keys.has(key))));
}

function valueOf(text: string | null): JsonValue | undefined {
  if (text === null) return undefined;
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(`A printed state cannot be read: ${parsed.problem.message}`);
  return parsed.value;
}
