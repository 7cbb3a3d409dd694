import 'server-only';
import { setImmediate as turn } from 'node:timers/promises';
import type { Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { AskedStates, statesAsked, type StatesAsked } from '@/lib/query/evaluate/asked-states.ts';
import { environment } from '@/server/env.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { eventsBetween, foldFrom, Stepper, upTo } from '../streams/index.ts';
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
 * stream, whatever its length. Those that were asked for longest ago make room.
 */
export class StateFolder {
  readonly #plan: SearchPlan;
  readonly #within: Within;
  readonly #asked: StatesAsked;
  readonly #reducers: SearchReducers;
  readonly #streams = new Map<string, AskedStates | null>();

  constructor(plan: SearchPlan, within: Within) {
    this.#plan = plan;
    this.#within = within;
    this.#asked = statesAsked(plan.query, plan.context);
    this.#reducers = new SearchReducers(plan.reducers);
  }

  /** Null where the states of the event's stream take more memory than there is. */
  async of(event: RecordedEvent): Promise<AskedStates | null> {
    const { streamId, category } = event;
    // In the order in which they were asked for; events of a stream may be of several categories.
    const key = JSON.stringify([streamId, category]);
    const known = this.#streams.get(key);
    if (known !== undefined) {
      this.#streams.delete(key);
      this.#streams.set(key, known);
      return known;
    }
    const states = await this.#folded(event);
    if (states === null) this.#plan.folding.leftOut.add(streamId);
    this.#streams.set(key, states);
    this.#makeRoom();
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
      const stretch = { start: null, until: null, signal, into: fold };
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

  #makeRoom(): void {
    const sizes = [...this.#streams].map(([stream, states]) => ({
      stream,
      characters: states?.characters ?? 0,
    }));
    let all = sizes.reduce((sum, { characters }) => sum + characters, 0);
    for (const { stream, characters } of sizes.slice(0, -1)) {
      if (all <= mostCharacters() && this.#streams.size <= mostStreams) return;
      this.#streams.delete(stream);
      all -= characters;
    }
  }
}

const mostStreams = 1000;
const mostCharacters = (): number =>
  (environment().searchStateMegabytes * 1_000_000) / bytesPerCharacter;
