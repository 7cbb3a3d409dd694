import { position, streamId, type Position, type StreamId } from '@/lib/events/ids.ts';
import {
  isNarrowingPart,
  type GramsNarrowing,
  type Narrowing,
  type NarrowingPart,
  type WordsNarrowing,
} from '@/lib/query/narrow/narrowing.ts';
import type {
  BegunStreams,
  CandidatePage,
  CandidateRequest,
  DayCount,
  DerivedStreams,
  FactsRequest,
  IndexCoverage,
  IndexBatch,
  IndexFact,
  IndexedEvent,
  KnownPlace,
  LedgerEntry,
  LedgerPlace,
  LedgerReducer,
  SearchIndex,
} from '../port.ts';
import { inTime, mayWrite } from './index-parts.ts';
import { MemoryLedger } from './memory-ledger.ts';

/** The port written down without any haste, for comparison. */
export class MemoryIndex implements SearchIndex {
  #events: readonly IndexedEvent[] = [];
  readonly #ledger = new MemoryLedger(() => this.#events);
  #resume: Position | null = null;
  readonly #grams: boolean;

  /** With `grams` it knows pieces of words. */
  constructor({ grams = false }: { readonly grams?: boolean } = {}) {
    this.#grams = grams;
  }

  coverage(): Promise<IndexCoverage> {
    return Promise.resolve({
      events: this.#events.length,
      through: this.#events.at(-1)?.position ?? null,
      resume: this.#resume,
      ledgerEvents: this.#ledger.through,
      ledgerThrough: this.#events[this.#ledger.through - 1]?.position ?? null,
      ledgers: this.#ledger.ledgers(),
    });
  }

  append({ events, resume }: IndexBatch): Promise<void> {
    this.#events = [...this.#events, ...events];
    this.#resume = resume;
    return Promise.resolve();
  }

  async appendLedger(entries: readonly LedgerEntry[], through: number): Promise<void> {
    await this.#ledger.append(entries, through);
  }

  async deriveAnew(category: string, reducer: LedgerReducer): Promise<void> {
    await this.#ledger.deriveAnew(category, reducer);
  }

  streamsAfter(category: string, ordinal: number, limit: number): Promise<BegunStreams> {
    return this.#ledger.streamsAfter(category, ordinal, limit);
  }

  placesOf(stream: StreamId, ordinal: number, limit: number): Promise<readonly LedgerPlace[]> {
    return this.#ledger.placesOf(stream, ordinal, limit);
  }

  async appendDerived(derived: DerivedStreams): Promise<void> {
    await this.#ledger.appendDerived(derived);
  }

  placesAfter(ordinal: number, limit: number): Promise<readonly LedgerPlace[]> {
    return Promise.resolve(this.#ledger.places().slice(ordinal, ordinal + limit));
  }

  tidy(): Promise<boolean> {
    return Promise.resolve(false);
  }

  placeAt(ordinal: number): Promise<KnownPlace | null> {
    const event = this.#events[ordinal - 1];
    if (event === undefined) return Promise.resolve(null);
    const { position: at, texts } = event;
    const place = { ordinal, position: at, streamId: streamId(texts.stream ?? ''), at: event.at };
    return Promise.resolve(place);
  }

  candidates(narrowing: Narrowing, request: CandidateRequest): Promise<CandidatePage> {
    const found = this.#within(narrowing).filter((ordinal) => ordinal < request.below);
    const page = found.slice(0, request.limit);
    const places = page.map((ordinal) => ({
      ordinal,
      position: this.#events[ordinal - 1]?.position ?? position(''),
    }));
    const full = page.length === request.limit;
    return Promise.resolve({ places, reached: full ? (page.at(-1) ?? 1) : 1 });
  }

  async *facts(
    narrowing: Narrowing,
    { spans, texts: wanted }: FactsRequest,
  ): AsyncGenerator<readonly IndexFact[]> {
    for (const ordinal of this.#within(narrowing)) {
      const event = this.#events[ordinal - 1];
      if (event === undefined || !spans.some(({ from, to }) => ordinal >= from && ordinal <= to)) {
        continue;
      }
      yield await Promise.resolve([
        { ordinal, at: event.at, texts: wanted.map((field) => event.texts[field]) },
      ]);
    }
  }

  days(): Promise<readonly DayCount[]> {
    const counts = new Map<string, DayCount>();
    for (const { at, texts } of this.#events) {
      const day = at === null ? null : new Date(at).toISOString().slice(0, 10);
      const type = texts.type ?? '';
      const key = `${day ?? ''} ${type}`;
      counts.set(key, { day, type, events: (counts.get(key)?.events ?? 0) + 1 });
    }
    return Promise.resolve([...counts.values()]);
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #within(narrowing: Narrowing): readonly number[] {
    const ordinals = this.#events.map((_, index) => index + 1);
    return ordinals.filter((ordinal) => this.#belongs(narrowing, ordinal)).toReversed();
  }

  #belongs(narrowing: Narrowing, ordinal: number): boolean {
    if (isNarrowingPart(narrowing)) {
      const event = this.#events[ordinal - 1];
      return event !== undefined && this.#partHolds(narrowing, ordinal, event);
    }
    switch (narrowing.kind) {
      case 'all':
      case 'none':
        return narrowing.kind === 'all';
      case 'and':
        return narrowing.items.every((item) => this.#belongs(item, ordinal));
      case 'or':
        return narrowing.items.some((item) => this.#belongs(item, ordinal));
      case 'but':
        return this.#belongs(narrowing.of, ordinal) && !this.#belongs(narrowing.not, ordinal);
    }
  }

  #partHolds(part: NarrowingPart, ordinal: number, event: IndexedEvent): boolean {
    switch (part.kind) {
      case 'words':
      case 'grams':
        return this.#mayWrite(part, event);
      case 'text':
        return part.passes(event.texts[part.field]);
      case 'time':
        return inTime(event.at, part);
      case 'altered':
        return this.#ledger.altered(part, ordinal);
      case 'held':
        return this.#ledger.held(part, ordinal);
    }
  }

  #mayWrite(part: WordsNarrowing | GramsNarrowing, event: IndexedEvent): boolean {
    return (part.kind === 'grams' && !this.#grams) || mayWrite(event, part);
  }
}
