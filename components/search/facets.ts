import { namesAlternative, toggleAlternative } from '@/lib/query/chips.ts';
import type { FieldName } from '@/lib/query/fields.ts';
import { printQuery } from '@/lib/query/print.ts';
import type { Query } from '@/lib/query/syntax.ts';
import type { FoundEvent } from './found-event.ts';
import { exactly, plainField } from './narrowed.ts';

export interface FacetValue {
  readonly text: string;
  readonly events: number;
  /** True when the query asks for it by name. */
  readonly chosen: boolean;
  /** The query with the value added, or taken away where it is chosen. */
  readonly query: string;
}

export interface Facet {
  readonly label: string;
  readonly values: readonly FacetValue[];
  /** Different values beyond those told. */
  readonly more: number;
  /** The query that counts the values over the whole answer. */
  readonly countAll: string;
}

type Read = (event: FoundEvent) => string | null;

const facets: readonly (readonly [label: string, field: FieldName, read: Read])[] = [
  ['Store', 'service', ({ store }) => store],
  ['Type', 'type', ({ type }) => type],
  ['Category', 'category', ({ category }) => category],
  ['Who', 'initiator', ({ initiator }) => initiator],
  ['Tenant', 'tenant', ({ tenant }) => tenant],
];

/** Values told of one facet. */
const most = 6;

/** What the events found have in common, as ways to narrow the query; only where it would narrow. */
export function facetsOf(query: Query, events: readonly FoundEvent[]): readonly Facet[] {
  return facets
    .map(([label, field, read]) => facetOf({ query, label, field }, events.map(read)))
    .filter(({ values }) => values.length > 1 || values.some(({ chosen }) => chosen));
}

function facetOf(
  { query, label, field }: { query: Query; label: string; field: FieldName },
  texts: readonly (string | null)[],
): Facet {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1);
  const ranked = [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const ref = plainField(field);
  return {
    label,
    more: Math.max(0, ranked.length - most),
    values: ranked.slice(0, most).map(([text, events]) => ({
      text,
      events,
      chosen: namesAlternative(query, ref, exactly(text)),
      query: printQuery(toggleAlternative(query, ref, exactly(text))),
    })),
    countAll: printQuery({ ...query, steps: [{ kind: 'count', by: [ref] }] }),
  };
}
