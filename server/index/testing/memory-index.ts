import { position, streamId } from '@/lib/events/ids.ts';
import type { Alteration, AlteredKey } from '@/lib/query/narrow/alterations.ts';
import type {
  AlteredNarrowing,
  HeldNarrowing,
  IndexedText,
  Narrowing,
  ValueKey,
} from '@/lib/query/narrow/narrowing.ts';
import {
  groupOf,
  relationOf,
  slotText,
  type Slot,
  type SlotPattern,
} from '@/lib/query/narrow/slots.ts';
import type {
  CandidatePage,
  CandidateRequest,
  DayCount,
  FacetCount,
  IndexCoverage,
  IndexBatch,
  IndexedEvent,
  KnownPlace,
  LedgerEntry,
  LedgerPlace,
  ResumePoint,
  SearchIndex,
} from '../port.ts';

interface Told {
  readonly ordinal: number;
  readonly alteration: Alteration;
}

/** The port written down without any haste, for comparison. */
export class MemoryIndex implements SearchIndex {
  #events: readonly IndexedEvent[] = [];
  #entries: readonly LedgerEntry[] = [];
  #ledger = 0;
  #resume: ResumePoint | null = null;
  #edition = 0;

  coverage(): Promise<IndexCoverage> {
    return Promise.resolve({
      events: this.#events.length,
      through: this.#events.at(-1)?.position ?? null,
      resume: this.#resume,
      edition: this.#edition,
      ledgerEvents: this.#ledger,
      ledgerThrough: this.#events[this.#ledger - 1]?.position ?? null,
    });
  }

  append({ keep, events, resume }: IndexBatch): Promise<void> {
    if (keep < this.#events.length) this.#edition += 1;
    this.#events = [...this.#events.slice(0, keep), ...events];
    this.#ledger = Math.min(this.#ledger, keep);
    this.#entries = this.#entries.filter(({ ordinal }) => ordinal <= keep);
    this.#resume = resume;
    return Promise.resolve();
  }

  appendLedger(entries: readonly LedgerEntry[], through: number): Promise<void> {
    this.#entries = [...this.#entries, ...entries];
    this.#ledger = through;
    return Promise.resolve();
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

  histogram(narrowing: Narrowing): Promise<readonly DayCount[]> {
    const counts = new Map<string, DayCount>();
    for (const { at, texts } of this.#eventsWithin(narrowing)) {
      const day = at === null ? null : new Date(at).toISOString().slice(0, 10);
      const type = texts.type ?? '';
      const key = `${day ?? ''} ${type}`;
      counts.set(key, { day, type, events: (counts.get(key)?.events ?? 0) + 1 });
    }
    return Promise.resolve([...counts.values()]);
  }

  facet(narrowing: Narrowing, field: IndexedText): Promise<readonly FacetCount[]> {
    const counts = new Map<string | null, number>();
    for (const { texts } of this.#eventsWithin(narrowing)) {
      counts.set(texts[field], (counts.get(texts[field]) ?? 0) + 1);
    }
    return Promise.resolve([...counts].map(([value, events]) => ({ value, events })));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  #eventsWithin(narrowing: Narrowing): readonly IndexedEvent[] {
    return this.#within(narrowing).flatMap((ordinal) => this.#events[ordinal - 1] ?? []);
  }

  #within(narrowing: Narrowing): readonly number[] {
    const ordinals = this.#events.map((_, index) => index + 1);
    return ordinals.filter((ordinal) => this.#belongs(narrowing, ordinal)).toReversed();
  }

  #belongs(narrowing: Narrowing, ordinal: number): boolean {
    const event = this.#events[ordinal - 1];
    return event !== undefined && this.#eventBelongs(narrowing, ordinal, event);
  }

  #eventBelongs(narrowing: Narrowing, ordinal: number, event: IndexedEvent): boolean {
    switch (narrowing.kind) {
      case 'all':
        return true;
      case 'and':
        return narrowing.items.every((item) => this.#belongs(item, ordinal));
      case 'or':
        return narrowing.items.some((item) => this.#belongs(item, ordinal));
      case 'words':
        return event.opaque || narrowing.words.every((word) => hasWord(event, word));
      case 'text':
        return narrowing.passes(event.texts[narrowing.field]);
      case 'time':
        return inTime(event.at, narrowing);
      case 'altered':
        return this.#altered(narrowing, ordinal);
      case 'held':
        return this.#held(narrowing, ordinal);
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

function hasWord(
  { words }: IndexedEvent,
  { text, prefix }: { readonly text: string; readonly prefix: boolean },
): boolean {
  return prefix ? [...words].some((word) => word.startsWith(text)) : words.has(text);
}

const inTime = (
  at: number | null,
  { from, to }: { readonly from: number | null; readonly to: number | null },
): boolean => at === null || ((from === null || at >= from) && (to === null || at <= to));

function concerns(
  slot: Slot,
  place: SlotPattern,
  { key, among }: { readonly key: AlteredKey; readonly among: readonly ValueKey[] | null },
): boolean {
  const relation = relationOf(slot, place);
  if (relation === 'elsewhere') return false;
  const untold = typeof key === 'object' && key !== null;
  if (untold) return true;
  if (relation === 'around') return false;
  return among === null || (relation === 'same' && among.includes(key));
}

function endOf(all: readonly Told[], from: number, slot: Slot): number {
  const group = slotText(groupOf(slot));
  if (group === '[]') return Infinity;
  return (
    all.find(
      ({ ordinal, alteration }) => ordinal > from && slotText(groupOf(alteration.slot)) === group,
    )?.ordinal ?? Infinity
  );
}
