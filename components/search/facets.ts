import { countOf } from '@/components/ui/show-count.ts';
import { namesAlternative, toggleAlternative } from '@/lib/query/chips.ts';
import type { FieldName } from '@/lib/query/fields.ts';
import { printQuery } from '@/lib/query/print.ts';
import type { Query } from '@/lib/query/syntax.ts';
import { namesMissing, toggleMissing } from '@/lib/query/toggle-missing.ts';
import type { FoundEvent } from './found-event.ts';
import { exactly, plainField } from './narrowed.ts';
import type { AnswerFigures } from './summary-run.ts';
import { roughly } from './summary-words.ts';

export interface FacetValue {
  /** Null: events without one. */
  readonly text: string | null;
  readonly events: number;
  /** True when the query asks for it by name. */
  readonly chosen: boolean;
  /** The query with the value added, or taken away where it is chosen. */
  readonly query: string;
}

export interface Facet {
  readonly label: string;
  readonly values: readonly FacetValue[];
  /** Different values beyond those told; null when they are too many to be told apart. */
  readonly more: number | null;
  /** The query that counts the values over the whole answer. */
  readonly countAll: string;
}

/** How often each value of a field occurs, most frequent first. */
export interface CountedField {
  readonly field: FieldName;
  readonly values: readonly { readonly value: string | null; readonly events: number }[];
  readonly different: number | null;
}

const labels: Partial<Readonly<Record<FieldName, string>>> = {
  service: 'Store',
  type: 'Type',
  category: 'Category',
  initiator: 'Who',
  tenant: 'Tenant',
  correlation: 'Conversation',
};

/** Values told of one facet. */
const most = 8;

/** What an answer has in common, as ways to narrow the query; only where it would narrow. */
export function facetsOf(query: Query, counted: readonly CountedField[]): readonly Facet[] {
  return counted
    .map((each) => facetOf(query, each))
    .filter(({ values }) => values.length > 1 || values.some(({ chosen }) => chosen));
}

function facetOf(query: Query, { field, values, different }: CountedField): Facet {
  const ref = plainField(field);
  return {
    label: labels[field] ?? field,
    more: different === null ? null : Math.max(0, different - most),
    values: values.slice(0, most).map(({ value, events }) => {
      const chosen =
        value === null ? namesMissing(query, ref) : namesAlternative(query, ref, exactly(value));
      const next =
        value === null ? toggleMissing(query, ref) : toggleAlternative(query, ref, exactly(value));
      return { text: value, events, chosen, query: printQuery(next) };
    }),
    countAll: printQuery({ ...query, steps: [{ kind: 'count', by: [ref] }] }),
  };
}

type Read = (event: FoundEvent) => string | null;

const ofEvents: readonly (readonly [field: FieldName, read: Read])[] = [
  ['service', ({ store }) => store],
  ['type', ({ type }) => type],
  ['category', ({ category }) => category],
  ['initiator', ({ initiator }) => initiator],
  ['tenant', ({ tenant }) => tenant],
];

/** Counted in events that are at hand. */
export const countedInEvents = (events: readonly FoundEvent[]): readonly CountedField[] =>
  ofEvents.map(([field, read]) => {
    const counts = new Map<string, number>();
    for (const event of events) {
      const text = read(event);
      if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1);
    }
    const values = [...counts]
      .map(([value, count]) => ({ value, events: count }))
      .sort((a, b) => b.events - a.events || (a.value < b.value ? -1 : 1));
    return { field, values, different: values.length };
  });

/** Counts of the whole answer where there are any, else of the events at hand. */
export function countedOf(
  events: readonly FoundEvent[],
  figures: AnswerFigures | null,
): readonly CountedField[] {
  if (figures === null) return countedInEvents(events);
  if (figures.total !== events.length) return figures.facets;
  // All of them are at hand, so that what only they say can be told too.
  const known = new Set<FieldName>(figures.facets.map(({ field }) => field));
  const others = countedInEvents(events).filter(({ field }) => !known.has(field));
  return [...figures.facets, ...others];
}

/** What the counts are of. */
export function ofWords(events: readonly FoundEvent[], figures: AnswerFigures | null): string {
  if (figures === null) return `Of the ${countOf(events.length, 'event')} shown so far`;
  const { basis, total } = figures;
  if (basis === 'exact') return `Of all ${countOf(total, 'event')}`;
  if (basis === 'estimated') return `Estimated, of about ${countOf(roughly(total), 'event')}`;
  return `Of the ${countOf(total, 'event')} counted so far`;
}
