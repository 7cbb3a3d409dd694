'use client';

import { useMemo } from 'react';
import { printQuery } from '@/lib/query/print.ts';
import type { Query } from '@/lib/query/syntax.ts';
import { FacetList } from './facet-list.tsx';
import { countedOf, facetsOf, ofWords } from './facets.ts';
import type { FoundEvent } from './found-event.ts';
import type { AnswerFigures } from './summary-run.ts';

interface Props {
  /** The address of a query. */
  readonly to: (q: string) => string;
  readonly query: Query;
  /** The events at hand. */
  readonly events: readonly FoundEvent[];
  /** Counts of the whole answer; null while there are none. */
  readonly figures: AnswerFigures | null;
}

/** The facets of the whole answer; of the events at hand where no others are counted. */
export function AnswerFacets({ to, query, events, figures }: Props) {
  const facets = useMemo(
    () => facetsOf(query, countedOf(events, figures)),
    [query, events, figures],
  );
  return (
    <FacetList
      {...{ to, facets }}
      events={figures?.total ?? events.length}
      of={ofWords(events, figures)}
      byDay={printQuery({ ...query, steps: [{ kind: 'by', bucket: 'day' }] })}
    />
  );
}
