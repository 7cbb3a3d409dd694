import 'server-only';
import { setImmediate as turn } from 'node:timers/promises';
import type { Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { AskedStates, statesAsked, type StatesAsked } from '@/lib/query/evaluate/asked-states.ts';
import { environment } from '@/server/env.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { eventsBetween, foldFrom, Stepper, upTo } from '../streams/index.ts';
import { Beginnings } from './internal-beginnings.ts';
import type { SearchPlan } from './internal-plan.ts';
import { SearchReducers } from './internal-search-reducers.ts';

/** From this many events on it is told that a stream is being folded. */
const longStream = 5000;
const eventsPerTurn = 500;
/** What a character of a text takes. */
const bytesPerCharacter = 2;

interface Within {
  readonly store: EventStore;
  readonly head: Position;
  readonly signal: AbortSignal;
}

/**
 * The states of streams up to the head of a search, as far as its query looks at them: one pass over each
 * stream, whatever its length. Those that were asked for longest ago make room, and only where memory ends:
 * a search goes through the log newest first, so streams cannot be folded one after the other instead.
 */
export class StateFolder {
  readonly #plan: SearchPlan;
  readonly #within: Within;
  readonly #asked: StatesAsked;
  readonly #reducers: SearchReducers;
  readonly #beginnings: Beginnings;
  readonly #streams = new Map<string, Kept>();
  #characters = 0;

  constructor(plan: SearchPlan, within: Within) {
    this.#plan = plan;
    this.#within = within;
    this.#asked = statesAsked(plan.query, plan.context);
    this.#reducers = new SearchReducers(plan.reducers);
    this.#beginnings = new Beginnings(upTo(within.store, within.head), within.signal);
  }

  /** Reads together what the streams of these events begin with, as far as they are not folded yet. */
  async prepare(events: readonly RecordedEvent[]): Promise<void> {
    const fresh = events.filter((event) => !this.#streams.has(keyOf(event)));
    await this.#beginnings.read([...new Set(fresh.map(({ streamId }) => streamId))]);
  }

  /** Null where the states of the event's stream take more memory than there is. */
  async of(event: RecordedEvent): Promise<AskedStates | null> {
    const { streamId } = event;
    // In the order in which they were asked for.
    const key = keyOf(event);
    const known = this.#streams.get(key);
    if (known !== undefined) {
      this.#streams.delete(key);
      this.#streams.set(key, known);
      return known.states;
    }
    const states = await this.#folded(event);
    if (states === null) this.#plan.folding.leftOut.add(streamId);
    this.#keep(key, { states, characters: key.length + (states?.characters ?? 0) });
    return states;
  }

  async #folded(event: RecordedEvent): Promise<AskedStates | null> {
    const { folding } = this.#plan;
    const { store, head, signal } = this.#within;
    const { streamId: stream } = event;
    const { source, run } = await this.#reducers.of(event.category);
    const options = { track: false };
    const stepper = new Stepper(source, options, run);
    const asked = { store: upTo(store, head), stream, stepper, payload: 'full' } as const;
    const fold = foldFrom({ reducer: stepper.reducer, options }, null);
    const states = new AskedStates(this.#asked);
    let taken = 0;
    try {
      const first = this.#beginnings.take(stream);
      const stretch = { start: null, until: null, signal, into: fold, first };
      for await (const each of eventsBetween(asked, stretch)) {
        fold.take(each);
        states.take(each, fold.state, fold.facts.incompleteFrom === null);
        taken += 1;
        if (states.characters > mostCharacters()) return null;
        if (taken % eventsPerTurn !== 0) continue;
        if (taken >= longStream) folding.now = { stream, events: taken };
        await turn();
        signal.throwIfAborted();
      }
      return states;
    } finally {
      folding.now = null;
      stepper.rest();
      this.#reducers.rest();
    }
  }

  #keep(key: string, kept: Kept): void {
    this.#streams.set(key, kept);
    this.#characters += kept.characters;
    for (const [oldest, { characters }] of this.#streams) {
      if (this.#characters <= mostCharacters() || this.#streams.size === 1) return;
      this.#streams.delete(oldest);
      this.#characters -= characters;
    }
  }
}

interface Kept {
  /** Null: they take more memory than there is. */
  readonly states: AskedStates | null;
  readonly characters: number;
}

/** Events of a stream may be of several categories. */
const keyOf = ({ streamId, category }: RecordedEvent): string =>
  JSON.stringify([streamId, category]);

const mostCharacters = (): number =>
  (environment().searchStateMegabytes * 1_000_000) / bytesPerCharacter;
