'use client';

import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import type { EventView } from '@/lib/api/views.ts';
import { LogRow } from './log-row.tsx';
import type { LogEdge } from './use-log.ts';
import classes from './log.module.css';

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

type List = Virtualizer<HTMLDivElement, Element>;

/** As in the style sheet: every row has the same height, so that rows added above move nothing. */
const rowHeight = { wide: 50, narrow: 76 } as const;
/** Rows left before an end at which more are loaded. */
const loadAhead = 20;

/** Only the rows in view are on the page; more are read as either end comes near. */
export function LogList(props: LogListProps) {
  const { events, selected } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const height = useMediaQuery('(max-width: 760px)') === true ? rowHeight.narrow : rowHeight.wide;
  const virtual = useVirtualizer({
    count: events.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (index) => keyOf(events[index], index),
    overscan: 8,
    initialRect: { width: 800, height: 700 },
  });
  useEffect(() => {
    virtual.measure();
  }, [virtual, height]);
  useKeptPlace(virtual, events, { selected, height });
  const items = virtual.getVirtualItems();
  useEdges(props, [items[0]?.index ?? 0, items.at(-1)?.index ?? 0]);

  return (
    <div className={classes.scroller} ref={scroller} role="region" aria-label="Events" tabIndex={0}>
      <ul className={classes.canvas} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => (
          <li
            key={item.key}
            className={classes.placed}
            style={{ transform: `translateY(${item.start}px)` }}
            aria-setsize={-1}
            aria-posinset={item.index + 1}
          >
            <Row {...props} event={events[item.index]} />
          </li>
        ))}
      </ul>
      {props.end}
    </div>
  );
}

const keyOf = (event: EventView | undefined, index: number): string | number =>
  event === undefined ? index : `${event.position ?? ''} ${event.id}`;

function Row(props: LogListProps & { readonly event: EventView | undefined }) {
  const { store, event, selected, marks, onSelect } = props;
  if (event === undefined) return null;
  return (
    <LogRow
      store={store}
      event={event}
      selected={event.id === selected}
      marks={marks(event)}
      onSelect={onSelect}
    />
  );
}

/** Reads on before the reader comes to either end. */
function useEdges(
  { events, top, bottom }: LogListProps,
  [first, last]: readonly [number, number],
): void {
  const nearTop = first <= loadAhead;
  const nearBottom = last >= events.length - 1 - loadAhead;
  useEffect(() => {
    if (nearTop && readsOn(top)) top.load();
    else if (nearBottom && readsOn(bottom)) bottom.load();
  }, [nearTop, nearBottom, top, bottom]);
}

const readsOn = ({ state, busy, failure }: LogEdge): boolean =>
  state === 'follows' && !busy && failure === null;

/** Rows added above push nothing down; the selected row is brought into view when it changes. */
function useKeptPlace(
  virtual: List,
  events: readonly EventView[],
  { selected, height }: { readonly selected: string | null; readonly height: number },
): void {
  const before = useRef<{ readonly first: string | null; readonly selected: string | null }>({
    first: null,
    selected: null,
  });
  useLayoutEffect(() => {
    const was = before.current;
    before.current = { first: events[0]?.id ?? null, selected };
    const added = was.first === null ? 0 : events.findIndex(({ id }) => id === was.first);
    if (added > 0) virtual.scrollToOffset((virtual.scrollOffset ?? 0) + added * height);
    if (selected === was.selected) return;
    const index = events.findIndex(({ id }) => id === selected);
    if (index !== -1) virtual.scrollToIndex(index, { align: 'auto' });
  }, [virtual, events, selected, height]);
}
