import { position, streamId, type Position } from '@/lib/events/ids.ts';
import {
  isNarrowingPart,
  type AlteredNarrowing,
  type HeldNarrowing,
  type Narrowing,
  type NarrowingPart,
} from '@/lib/query/narrow/narrowing.ts';
import type {
  CandidatePage,
  CandidateRequest,
  DayCount,
  FactsRequest,
  IndexCoverage,
  IndexBatch,
  IndexFact,
  IndexedEvent,
  KnownPlace,
  LedgerEntry,
  LedgerPlace,
  SearchIndex,
} from '../port.ts';
import { concerns, endOf, hasWord, inTime, type Told } from './index-parts.ts';

/** The port written down without any haste, for comparison. */
export class MemoryIndex implements SearchIndex {
  #events: readonly IndexedEvent[] = [];
  #entries: readonly LedgerEntry[] = [];
  #ledger = 0;
  #resume: Position | null = null;

  coverage(): Promise<IndexCoverage> {
    return Promise.resolve({
      events: this.#events.length,
      through: this.#events.at(-1)?.position ?? null,
      resume: this.#resume,
      ledgerEvents: this.#ledger,
      ledgerThrough: this.#events[this.#ledger - 1]?.position ?? null,
    });
  }

  append({ events, resume }: IndexBatch): Promise<void> {
    this.#events = [...this.#events, ...events];
    this.#resume = resume;
    return Promise.resolve();
  }

  appendLedger(entries: readonly LedgerEntry[], through: number): Promise<void> {
    this.#entries = [...this.#entries, ...entries];
    this.#ledger = through;
    return Promise.resolve();
  }

  tidy(): Promise<boolean> {
    return Promise.resolve(false);
  }

  placesAfter(ordinal: number, limit: number): Promise<readonly LedgerPlace[]> {
    const streams = this.#events.map(({ texts }) => texts.stream);
    return Promise.resolve(
      this.#events.slice(ordinal, ordinal + limit).map(({ position: at, texts }, index) => ({
        ordinal: ordinal + index + 1,
        position: at,
        streamId: streamId(texts.stream ?? ''),
        first: streams.indexOf(texts.stream) === ordinal + index,
      })),
    );
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
        return (event.opaque && !part.sure) || part.words.every((word) => hasWord(event, word));
      case 'text':
        return part.passes(event.texts[part.field]);
      case 'time':
        return inTime(event.at, part);
      case 'altered':
        return this.#altered(part, ordinal);
      case 'held':
        return this.#held(part, ordinal);
    }
  }

  #altered({ place, from, to }: AlteredNarrowing, ordinal: number): boolean {
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

  #held({ place, values, when }: HeldNarrowing, ordinal: number): boolean {
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
    const last = this.#events.findLastIndex(
      (event) => event.at !== null && Math.floor(event.at / 86_400_000) <= day,
    );
    return from <= last + 1 && (this.#events[until - 1]?.at ?? at) >= at;
  }

  #streamOf = (ordinal: number): string | null => this.#events[ordinal - 1]?.texts.stream ?? null;

  #toldOf(stream: string | null): readonly Told[] {
    return this.#entries
      .filter(({ ordinal }) => this.#streamOf(ordinal) === stream)
      .flatMap(({ ordinal, alterations }) =>
        alterations.map((alteration) => ({ ordinal, alteration })),
      );
  }

  #isDoubtful(ordinal: number, from: 'here' | 'ever'): boolean {
    return this.#entries.some(
      (entry) =>
        entry.doubt !== null &&
        this.#streamOf(entry.ordinal) === this.#streamOf(ordinal) &&
        (from === 'ever' || entry.doubt === 'beginning' || ordinal >= entry.ordinal),
    );
  }
}
