import 'server-only';
import { eventId, type EventId, type Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { causeName } from '@/lib/events/cause-name.ts';
import { findingKinds } from '@/lib/health/finding.ts';
import { chainOf } from '@/lib/query/evaluate/log-surroundings.ts';
import { nothingKnown, type Surroundings } from '@/lib/query/evaluate/surroundings.ts';
import { literalsOf } from '@/lib/query/literals-of.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { examinedUpTo, type Examined } from '../health/index.ts';
import { placeAfter } from './internal-head.ts';
import type { SearchPlan } from './internal-plan.ts';
import { StateFolder } from './internal-state-folder.ts';

const longestChain = 100;
const mostCauses = 50_000;

interface Within {
  readonly store: EventStore;
  readonly head: Position;
  readonly signal: AbortSignal;
}

/** Reads what a query needs to know around an event: states of its stream, causes, effects. */
export class Around {
  readonly #plan: SearchPlan;
  readonly #within: Within;
  readonly #states: StateFolder;
  readonly #causes = new Map<string, RecordedEvent | null>();
  #effects: ReadonlyMap<string, readonly EventId[]> | null | undefined;
  #examined: Promise<Examined> | undefined;

  constructor(plan: SearchPlan, within: Within) {
    this.#plan = plan;
    this.#within = within;
    this.#states = new StateFolder(plan, within);
  }

  /** Reads together what lies around several events. */
  async prepare(events: readonly RecordedEvent[]): Promise<void> {
    if (this.#looks('change', 'state', 'was')) await this.#states.prepare(events);
  }

  #looks(...names: readonly SearchPlan['looksAt'][number][]): boolean {
    return names.some((name) => this.#plan.looksAt.includes(name));
  }

  async of(event: RecordedEvent): Promise<Surroundings> {
    const states = this.#looks('change', 'state', 'was') ? await this.#states.of(event) : null;
    const chain = this.#looks('root') ? await this.#chainOf(event) : null;
    const effects = this.#looks('causes') ? await this.#effectsAskedFor() : null;
    const examined = this.#looks('finding') ? await this.#findings() : null;
    return {
      ...nothingKnown,
      findingsIn: (of) => examined?.findingsIn(of, this.#findingsAskedFor()) ?? null,
      chainOf: () => chain,
      effectsOf: (of) =>
        effects === null ? null : (effects.get(of.id) ?? effects.get(causeName(of)) ?? []),
      ...(states === null
        ? {}
        : {
            statesAround: (of) => states.around(of),
            stateAt: () => states.at(),
            statesDuring: () => states.during(),
          }),
    };
  }

  /** What the health of the log finds up to the head of the search. */
  #findings(): Promise<Examined> {
    const { store, head, signal } = this.#within;
    const id = this.#plan.context.service ?? '';
    this.#examined ??= placeAfter(store, { position: head }, signal).then((after) =>
      examinedUpTo({ store, id, head, after }, signal),
    );
    return this.#examined;
  }

  #findingsAskedFor() {
    const named = literalsOf({ ...this.#plan.query, steps: [] }, 'finding');
    const counted = this.#plan.query.steps.length > 0;
    return named === null || counted
      ? findingKinds
      : findingKinds.filter((kind) => named.includes(kind));
  }

  /** From the event up to its root; null when the chain is too long to be followed. */
  async #chainOf(event: RecordedEvent): Promise<readonly EventId[] | null> {
    const seen = new Set<string>([event.id]);
    let current: RecordedEvent | null = event;
    while (current?.causationId != null && !seen.has(current.causationId)) {
      if (seen.size > longestChain) return null;
      seen.add(current.causationId);
      current = await this.#find(current.causationId);
    }
    return chainOf(event, (id) => this.#causes.get(id) ?? undefined);
  }

  async #find(id: string): Promise<RecordedEvent | null> {
    const known = this.#causes.get(id);
    if (known !== undefined) return known;
    const { store, signal } = this.#within;
    const found = await store.findEvent(eventId(id), signal);
    if (this.#causes.size >= mostCauses) this.#causes.clear();
    this.#causes.set(id, found);
    return found;
  }

  /** Effects among those the query names; null when it does not name them by their ids. */
  async #effectsAskedFor(): Promise<ReadonlyMap<string, readonly EventId[]> | null> {
    if (this.#effects !== undefined) return this.#effects;
    const ids = literalsOf(this.#plan.residual, 'causes');
    if (ids === null) {
      this.#effects = null;
      return null;
    }
    const effects = new Map<string, EventId[]>();
    for (const id of ids) {
      const cause = (await this.#find(id))?.causationId;
      if (cause == null) continue;
      effects.set(cause, [...(effects.get(cause) ?? []), eventId(id)]);
    }
    this.#effects = effects;
    return effects;
  }
}
