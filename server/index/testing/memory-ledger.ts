import { streamId, type StreamId } from '@/lib/events/ids.ts';
import type { AlteredNarrowing, HeldNarrowing } from '@/lib/query/narrow/narrowing.ts';
import type {
  BegunStreams,
  CategoryLedger,
  DerivedStreams,
  IndexedEvent,
  LedgerEntry,
  LedgerPlace,
  LedgerReducer,
} from '../port.ts';
import { concerns, endOf, type Told } from './index-parts.ts';

/** The part of the port that tells what events altered, without any haste. */
export class MemoryLedger {
  through = 0;
  readonly #events: () => readonly IndexedEvent[];
  #entries: readonly LedgerEntry[] = [];
  readonly #ledgers = new Map<string, CategoryLedger>();
  readonly #doubts = new Map<string | null, number>();

  constructor(events: () => readonly IndexedEvent[]) {
    this.#events = events;
  }

  ledgers(): readonly CategoryLedger[] {
    return [...this.#ledgers.values()].sort((a, b) => (a.category < b.category ? -1 : 1));
  }

  append(entries: readonly LedgerEntry[], through: number): Promise<void> {
    this.#entries = [...this.#entries, ...entries];
    for (const { ordinal, doubt } of entries) {
      if (doubt !== null) this.#doubt(this.#streamOf(ordinal), doubt === 'here' ? ordinal : 0);
    }
    this.through = through;
    return Promise.resolve();
  }

  deriveAnew(category: string, reducer: LedgerReducer): Promise<void> {
    this.#ledgers.set(category, { category, reducer, derived: 0 });
    return Promise.resolve();
  }

  streamsAfter(category: string, ordinal: number, limit: number): Promise<BegunStreams> {
    const places = this.places()
      .filter((place) => place.begins.ordinal === place.ordinal && place.category === category)
      .filter((place) => place.ordinal > ordinal && place.ordinal <= this.through)
      .slice(0, limit);
    const full = places.length === limit;
    return Promise.resolve({
      places,
      reached: full ? (places.at(-1)?.ordinal ?? this.through) : this.through,
    });
  }

  placesOf(stream: StreamId, ordinal: number, limit: number): Promise<readonly LedgerPlace[]> {
    const places = this.places().filter(
      (place) =>
        place.streamId === stream && place.ordinal > ordinal && place.ordinal <= this.through,
    );
    return Promise.resolve(places.slice(0, limit));
  }

  appendDerived({ category, streams, derived }: DerivedStreams): Promise<void> {
    for (const { streamId: stream, entries, anew, doubt } of streams) {
      const kept = this.#entries.filter(({ ordinal }) => this.#streamOf(ordinal) !== stream);
      this.#entries = [...(anew ? kept : this.#entries), ...entries];
      this.#doubts.delete(stream);
      if (doubt !== null) this.#doubt(stream, doubt);
    }
    const ledger = this.#ledgers.get(category);
    if (ledger !== undefined) this.#ledgers.set(category, { ...ledger, derived });
    return Promise.resolve();
  }

  places(): readonly LedgerPlace[] {
    const streams = this.#events().map(({ texts }) => texts.stream);
    return this.#events().map(({ position: at, texts }, index) => {
      const first = streams.indexOf(texts.stream);
      return {
        ordinal: index + 1,
        position: at,
        streamId: streamId(texts.stream ?? ''),
        category: texts.category,
        begins: { ordinal: first + 1, category: this.#events()[first]?.texts.category ?? null },
      };
    });
  }

  altered({ place, from, to }: AlteredNarrowing, ordinal: number): boolean {
    const asked = to === null ? from : to;
    return (
      this.#isDoubtful(ordinal, 'here') ||
      this.#toldOf(this.#streamOf(ordinal)).some(
        (told) =>
          told.ordinal === ordinal &&
          concerns(told.alteration.slot, place, {
            key: to === null ? told.alteration.before : told.alteration.after,
            among: asked,
          }),
      )
    );
  }

  held({ place, values, when }: HeldNarrowing, ordinal: number): boolean {
    if (this.#isDoubtful(ordinal, when === 'after' ? 'here' : 'ever')) return true;
    const all = this.#toldOf(this.#streamOf(ordinal));
    return all.some(({ ordinal: from, alteration }) => {
      if (alteration.after === null) return false;
      if (!concerns(alteration.slot, place, { key: alteration.after, among: values })) return false;
      const until = endOf(all, from, alteration.slot);
      if (when === 'after') return ordinal >= from && ordinal < until;
      return when === 'ever' || this.#mayHoldAt(when.at, from, until);
    });
  }

  #mayHoldAt(at: number, from: number, until: number): boolean {
    const day = Math.floor(at / 86_400_000);
    const last = this.#events().findLastIndex(
      (event) => event.at !== null && Math.floor(event.at / 86_400_000) <= day,
    );
    return from <= last + 1 && (this.#events()[until - 1]?.at ?? at) >= at;
  }

  #streamOf = (ordinal: number): string | null => this.#events()[ordinal - 1]?.texts.stream ?? null;

  #toldOf(stream: string | null): readonly Told[] {
    return this.#entries
      .filter(({ ordinal }) => this.#streamOf(ordinal) === stream)
      .flatMap(({ ordinal, alterations }) =>
        alterations.map((alteration) => ({ ordinal, alteration })),
      );
  }

  #doubt(stream: string | null, ordinal: number): void {
    this.#doubts.set(stream, Math.min(ordinal, this.#doubts.get(stream) ?? ordinal));
  }

  #isDoubtful(ordinal: number, from: 'here' | 'ever'): boolean {
    const doubt = this.#doubts.get(this.#streamOf(ordinal));
    return doubt !== undefined && (from === 'ever' || ordinal >= doubt);
  }
}
