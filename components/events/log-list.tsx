'use client';

import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { RowList } from '@/components/ui/row-list.tsx';
import type { EventView } from '@/lib/api/views.ts';
import { LogRow } from './log-row.tsx';
import type { LogEdge } from './use-log.ts';

export interface LogListProps {
  readonly store: string;
  readonly events: readonly EventView[];
  readonly selected: string | null;
  readonly top: LogEdge;
  readonly bottom: LogEdge;
  /** What a reader must know about an event, as tags. */
  readonly marks: (event: EventView) => ReactNode;
  readonly onSelect: (event: EventView) => void;
  /** What stands below the last row. */
  readonly end: ReactNode;
}

/** As in the style sheet of the rows. */
const rowHeight = { wide: 50, narrow: 76 } as const;

/** Events one below the other, as far as they are loaded. */
export function LogList(props: LogListProps) {
  const { store, events, selected, top, bottom, marks, onSelect, end } = props;
  const height = useMediaQuery('(max-width: 760px)') === true ? rowHeight.narrow : rowHeight.wide;
  return (
    <RowList
      label="Events"
      rows={events}
      {...{ keyOf, nameOf, height, end }}
      chosen={selected}
      draw={(event) => (
        <LogRow
          {...{ store, event, onSelect }}
          selected={event.id === selected}
          marks={marks(event)}
        />
      )}
      onTop={readsOn(top) ? top.load : null}
      onBottom={readsOn(bottom) ? bottom.load : null}
    />
  );
}

const keyOf = ({ position, id }: EventView): string => `${position ?? ''} ${id}`;
const nameOf = ({ id }: EventView): string => id;

const readsOn = ({ state, busy, failure }: LogEdge): boolean =>
  state === 'follows' && !busy && failure === null;
