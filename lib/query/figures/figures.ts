import type { Instant } from '@/lib/events/ids.ts';
import { chartPlace } from '@/lib/time/compare-instants.ts';
import { histogramOf, type Histogram } from './histogram.ts';
import { TimeSlots } from './time-slots.ts';

/** Fields whose values are counted. */
export const facetFields = ['type', 'category', 'initiator', 'correlation'] as const;
export type FacetField = (typeof facetFields)[number];
const [typePlace, categoryPlace] = [facetFields.indexOf('type'), facetFields.indexOf('category')];
const otherPlaces = [...facetFields.keys()].filter(
  (place) => place !== typePlace && place !== categoryPlace,
);

/** What is counted of an event. */
export interface EventFact {
  /** Milliseconds since 1970; null when there is no time that a chart could show. */
  readonly at: number | null;
  /** By the place in `facetFields`; a list is one. */
  readonly values: { at(place: number): string | null | undefined };
}

export interface FacetValue {
  readonly value: string | null;
  readonly events: number;
}

export interface FacetFigures {
  readonly field: FacetField;
  /** Most frequent first. */
  readonly values: readonly FacetValue[];
  /** Different values in all; null when they are too many to be kept apart. */
  readonly different: number | null;
}

/** Counts of an answer: in all, by value and over time. */
export interface SearchFigures {
  readonly total: number;
  readonly facets: readonly FacetFigures[];
  /** Null when no event has a time that a chart could show. */
  readonly histogram: Histogram | null;
  /** Events that are in no bar for that reason. */
  readonly untimed: number;
}

const mostValues = 20;
const mostBars = 120;
/** More values of a field than this are not kept apart. */
const mostDifferent: Readonly<Record<FacetField, number>> = {
  type: 20_000,
  category: 20_000,
  initiator: 50_000,
  // Conversations are many and small; they say something only where there are few.
  correlation: 100,
};

interface ListedFact extends EventFact {
  readonly values: readonly (string | null)[];
}

interface Counted {
  readonly type: string;
  readonly category: string | null;
  readonly initiator: string | null;
  readonly correlationId: string | null;
  readonly recordedAt: Instant | null;
}

/** What is counted of an event as a store gives it, or as a screen shows it. */
export function factOf(event: Counted): ListedFact {
  const { type, category, initiator, correlationId, recordedAt } = event;
  const place = recordedAt === null ? null : chartPlace(recordedAt);
  return {
    at: place !== null && 'milliseconds' in place ? Math.floor(place.milliseconds) : null,
    values: [type, category, initiator, correlationId],
  };
}

/** Counts the events of an answer one by one, in any order. */
export class Figures {
  readonly #facets = facetFields.map((field) => new Values(mostDifferent[field]));
  readonly #times: Readonly<Record<Histogram['by'], TimeSlots>>;
  #total = 0;
  #untimed = 0;

  /** Bars begin at whole numbers of their width from `anchor`, in milliseconds since 1970. */
  constructor(anchor: number) {
    this.#times = { category: new TimeSlots(anchor), type: new TimeSlots(anchor) };
  }

  get total(): number {
    return this.#total;
  }

  /** Counts an event, or as many as it stands for. */
  take({ at, values }: EventFact, events = 1): void {
    this.#total += events;
    const [type, category] = [values.at(typePlace) ?? null, values.at(categoryPlace) ?? null];
    this.#facets[typePlace]?.add(type, events);
    this.#facets[categoryPlace]?.add(category, events);
    this.#takeOthers(values, events);
    if (at === null) {
      this.#untimed += events;
      return;
    }
    this.#times.category.add(at, category, events);
    this.#times.type.add(at, type, events);
  }

  #takeOthers(values: EventFact['values'], events: number): void {
    for (const place of otherPlaces) {
      const facet = this.#facets[place];
      // To find a value that is not kept apart any more would cost a look-up for each event.
      if (facet?.isOpen === true) facet.add(values.at(place) ?? null, events);
    }
  }

  /** Counts what another has counted, whose bars begin where these do. */
  addAll(other: Figures): void {
    this.#total += other.#total;
    this.#untimed += other.#untimed;
    this.#facets.forEach((values, index) => {
      const others = other.#facets[index];
      if (others !== undefined) values.addAll(others);
    });
    this.#times.category.addAll(other.#times.category);
    this.#times.type.addAll(other.#times.type);
  }

  result(): SearchFigures {
    const [, categories] = this.#facets;
    // Where all events are of one category, their types say more.
    const by = (categories?.size ?? 0) > 1 ? 'category' : 'type';
    const bars = this.#times[by].bars(mostBars);
    return {
      total: Math.round(this.#total),
      untimed: Math.round(this.#untimed),
      facets: facetFields.map((field, index) => ({
        field,
        values: this.#facets[index]?.top(mostValues) ?? [],
        different: this.#facets[index]?.size ?? null,
      })),
      histogram: bars === null ? null : histogramOf(bars, by),
    };
  }
}

/** The values of one field; given up where they are too many. */
class Values {
  readonly #most: number;
  #counts: Map<string | null, number> | null = new Map();

  constructor(most: number) {
    this.#most = most;
  }

  get size(): number | null {
    return this.#counts?.size ?? null;
  }

  /** False where they were given up. */
  get isOpen(): boolean {
    return this.#counts !== null;
  }

  /** Null where they were given up. */
  get counts(): ReadonlyMap<string | null, number> | null {
    return this.#counts;
  }

  add(value: string | null, events: number): void {
    if (this.#counts === null) return;
    const known = this.#counts.get(value);
    this.#counts.set(value, (known ?? 0) + events);
    if (known === undefined && this.#counts.size > this.#most) this.#counts = null;
  }

  addAll({ counts }: Values): void {
    if (counts === null) this.#counts = null;
    else for (const [value, events] of counts) this.add(value, events);
  }

  top(most: number): readonly FacetValue[] {
    const counts = this.#counts ?? new Map<string | null, number>();
    // Sorting all of them by number and name would take longer than counting them.
    const least = Float64Array.from(counts.values()).sort().at(-most) ?? 0;
    return [...counts]
      .filter(([, events]) => events >= least)
      .sort(([a, many], [b, more]) => more - many || ((a ?? '') < (b ?? '') ? -1 : 1))
      .slice(0, most)
      .map(([value, events]) => ({ value, events: Math.round(events) }));
  }
}
