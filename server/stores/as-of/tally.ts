import type { Instant } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';
import type { CategorySummary, TypeSummary } from '../port.ts';

interface TypeCount {
  readonly type: string;
  readonly category: string | null;
  count: bigint;
  firstSeen: Instant | null;
  lastSeen: Instant | null;
}

interface CategoryCount {
  readonly category: string | null;
  events: bigint;
  readonly streams: Set<string>;
}

/** Counts of types, categories and streams over the events it is given. */
export class Tally {
  readonly #types = new Map<string, TypeCount>();
  readonly #categories = new Map<string, CategoryCount>();
  #events = 0n;

  get events(): bigint {
    return this.#events;
  }

  get streams(): bigint {
    let streams = 0n;
    for (const each of this.#categories.values()) streams += BigInt(each.streams.size);
    return streams;
  }

  get types(): readonly TypeSummary[] {
    return [...this.#types.values()].sort((a, b) => order(b.count, a.count));
  }

  get categories(): readonly CategorySummary[] {
    return [...this.#categories.values()]
      .map(({ category, events, streams }) => ({
        category,
        events,
        streams: BigInt(streams.size),
      }))
      .sort((a, b) => order(b.events, a.events));
  }

  take({ type, category, streamId, recordedAt }: RecordedEvent): void {
    this.#events += 1n;
    const place = JSON.stringify(category);
    const inCategory = this.#categories.get(place) ?? { category, events: 0n, streams: new Set() };
    inCategory.events += 1n;
    inCategory.streams.add(streamId);
    this.#categories.set(place, inCategory);
    const name = JSON.stringify([type, category]);
    const ofType = this.#types.get(name) ?? newType(type, category);
    ofType.count += 1n;
    if (recordedAt !== null) widen(ofType, recordedAt);
    this.#types.set(name, ofType);
  }
}

const newType = (type: string, category: string | null): TypeCount => ({
  type,
  category,
  count: 0n,
  firstSeen: null,
  lastSeen: null,
});

function widen(seen: TypeCount, at: Instant): void {
  if (seen.firstSeen === null || compareInstants(at, seen.firstSeen) < 0) seen.firstSeen = at;
  if (seen.lastSeen === null || compareInstants(at, seen.lastSeen) > 0) seen.lastSeen = at;
}

const order = (a: bigint, b: bigint): number => (a === b ? 0 : a < b ? -1 : 1);
