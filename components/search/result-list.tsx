'use client';

import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { RowList } from '@/components/ui/row-list.tsx';
import type { FieldRef } from '@/lib/query/syntax.ts';
import { ColumnCells, ColumnHead } from './column-row.tsx';
import type { FoundEvent } from './found-event.ts';
import { ResultRow } from './result-row.tsx';
import { canContinue } from './search-run.ts';
import type { SearchPlace } from './use-search-place.ts';
import { useDensity, type Density } from './use-density.ts';
import type { RunningSearch } from './use-search-run.ts';
import classes from './search.module.css';

export interface RowParts {
  /** What a reader must know about an event, as tags. */
  readonly marks: (event: FoundEvent) => ReactNode;
  /** What an event holds, in a line. */
  readonly summary: (event: FoundEvent) => ReactNode;
}

interface Props extends RowParts {
  /** True where every row says its store. */
  readonly several: boolean;
  readonly place: SearchPlace;
  readonly search: RunningSearch;
  /** What rows tell in place of the summary; none: the summary. */
  readonly columns: readonly FieldRef[];
}

/** As in the style sheet of the rows. */
const rowHeight = { compact: 30, wide: 50, narrow: 76, narrowSeveral: 95 } as const;

function heightOf(density: Density, narrow: boolean, several: boolean): number {
  if (narrow) return rowHeight[several ? 'narrowSeveral' : 'narrow'];
  return rowHeight[density === 'compact' ? 'compact' : 'wide'];
}

/** The events found so far; a full page goes on by itself, a spent budget asks. */
export function ResultList({ several, place, search, columns, marks, summary }: Props) {
  const { run, more } = search;
  const narrow = useMediaQuery('(max-width: 760px)') === true;
  const density = useDensity();
  const height = heightOf(density, narrow, several);
  const follows = run.coverage?.capped === 'page' && canContinue(run);
  const chosen =
    place.event === null || place.eventStore === null
      ? null
      : nameOf({ store: place.eventStore, id: place.event });
  return (
    <RowList
      label="Events"
      rows={run.events}
      {...{ keyOf, nameOf, chosen, height }}
      draw={(event) => (
        <ResultRow
          {...{ event, several, density }}
          selected={nameOf(event) === chosen}
          columns={columns.length}
          marks={marks(event)}
          summary={columns.length === 0 ? summary(event) : <ColumnCells {...{ event, columns }} />}
          onSelect={place.show}
        />
      )}
      onTop={null}
      onBottom={follows ? more : null}
      head={columns.length === 0 ? null : <ColumnHead {...{ columns, density }} />}
      end={<End search={search} />}
    />
  );
}

const keyOf = ({ store, position, id }: FoundEvent): string => `${store} ${position ?? ''} ${id}`;
const nameOf = ({ store, id }: Pick<FoundEvent, 'store' | 'id'>): string => `${store} ${id}`;

function End({ search: { run } }: Pick<Props, 'search'>) {
  if (run.state === 'running') return <p className={classes.end}>Searching further back …</p>;
  if (run.coverage?.complete === true) return <p className={classes.end}>These are all.</p>;
  return null;
}
