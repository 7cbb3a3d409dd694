import type { EventsView } from '@/lib/urls/pages.ts';

/** What the log is narrowed to; the same names as in the URL. Empty lists and texts mean "any". */
export interface EventFilter {
  readonly category: readonly string[];
  readonly type: readonly string[];
  /** Start of the stream id. */
  readonly prefix: string;
  /** Recorded at or after / before, as the reader wrote it. */
  readonly from: string;
  readonly to: string;
  readonly order: 'newest' | 'oldest';
}

interface SearchReader {
  get(name: string): string | null;
  getAll(name: string): readonly string[];
}

export function readFilter(search: SearchReader): EventFilter {
  return {
    category: search.getAll('category'),
    type: search.getAll('type'),
    prefix: search.get('prefix') ?? '',
    from: search.get('from') ?? '',
    to: search.get('to') ?? '',
    order: search.get('order') === 'oldest' ? 'oldest' : 'newest',
  };
}

/** The filter as URL parameters; what is not narrowed is left out, so that equal filters have one URL. */
export function filterView(filter: EventFilter): EventsView {
  return {
    category: filter.category,
    type: filter.type,
    prefix: filter.prefix || null,
    from: filter.from || null,
    to: filter.to || null,
    order: filter.order === 'oldest' ? 'oldest' : null,
  };
}

export type FilterClause = Exclude<keyof EventFilter, 'order'>;

/** One thing the log is narrowed by, as a chip that can be taken away. */
export interface FilterChip {
  readonly clause: FilterClause;
  readonly label: string;
  readonly values: readonly string[];
}

const labels: Record<FilterClause, string> = {
  category: 'category',
  type: 'type',
  prefix: 'stream begins with',
  from: 'recorded from',
  to: 'recorded before',
};

export function filterChips(filter: EventFilter): readonly FilterChip[] {
  const clauses: readonly FilterClause[] = ['category', 'type', 'prefix', 'from', 'to'];
  return clauses.flatMap((clause) => {
    const values = valuesOf(filter[clause]);
    return values.length === 0 ? [] : [{ clause, label: labels[clause], values }];
  });
}

export function withoutClause(filter: EventFilter, clause: FilterClause): EventFilter {
  return { ...filter, [clause]: typeof filter[clause] === 'string' ? '' : [] };
}

const valuesOf = (value: string | readonly string[]): readonly string[] =>
  typeof value === 'string' ? (value === '' ? [] : [value]) : value;
