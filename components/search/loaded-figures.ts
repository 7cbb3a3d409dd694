import { instant } from '@/lib/events/ids.ts';
import { factOf, Figures } from '@/lib/query/figures/figures.ts';
import { weekAnchor } from '@/lib/query/figures/week-anchor.ts';
import type { FoundEvent } from './found-event.ts';
import type { SearchRun } from './search-run.ts';
import type { SummaryRun } from './summary-run.ts';

type Loaded = Pick<SearchRun, 'events' | 'coverage' | 'examined'>;

/** The counts of an answer that is on screen as a whole. */
export function loadedFigures({ events, coverage, examined }: Loaded, zone: string): SummaryRun {
  const newest = coverage?.newest ?? null;
  const figures = new Figures(weekAnchor(zone, newest === null ? null : instant(newest)));
  for (const event of events) figures.take(factOf(countedOf(event)));
  const { facets, ...rest } = figures.result();
  return {
    state: 'ended',
    figures: {
      basis: coverage?.complete === true ? 'exact' : 'atLeast',
      ...rest,
      histogram: rest.histogram && {
        ...rest.histogram,
        layers: [...rest.histogram.layers],
        bars: rest.histogram.bars.map((bar) => [...bar]),
      },
      facets: facets.map(({ values, ...facet }) => ({ ...facet, values: [...values] })),
    },
    examined,
    coverage,
    stores: [],
    next: null,
    failure: null,
  };
}

const countedOf = ({ recordedAt, ...event }: FoundEvent) => ({
  ...event,
  recordedAt: recordedAt === null ? null : instant(recordedAt),
});
