'use client';

import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import classes from './row-list.module.css';

export interface RowListProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  /** Different for each row. */
  readonly keyOf: (row: Row) => string;
  /** What a chosen row is known by. */
  readonly nameOf: (row: Row) => string;
  /** Name of the row that is to be in view; it is brought there when it changes. */
  readonly chosen: string | null;
  /** Every row is as high, so that rows added above move nothing. */
  readonly height: number;
  readonly draw: (row: Row) => ReactNode;
  /** Reads on while the reader is near that end; null: nothing follows, or it is on its way. */
  readonly onTop: (() => void) | null;
  readonly onBottom: (() => void) | null;
  /** Stays above the rows. */
  readonly head?: ReactNode;
  /** What stands below the last row. */
  readonly end: ReactNode;
}

type List = Virtualizer<HTMLDivElement, Element>;

/** Rows left before an end at which more are loaded. */
const loadAhead = 20;

/** Only the rows in view are on the page; more are read as either end comes near. */
export function RowList<Row>(props: RowListProps<Row>) {
  const { rows, keyOf, height, draw } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : keyOf(row);
    },
    overscan: 8,
    initialRect: { width: 800, height: 700 },
  });
  useEffect(() => {
    virtual.measure();
  }, [virtual, height]);
  useKeptPlace(virtual, props);
  const items = virtual.getVirtualItems();
  useEnds(props, [items[0]?.index ?? 0, items.at(-1)?.index ?? 0]);
  return (
    <div
      className={classes.scroller}
      ref={scroller}
      role="region"
      aria-label={props.label}
      tabIndex={0}
    >
      {props.head}
      <ul className={classes.canvas} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const row = rows[item.index];
          return (
            <li
              key={item.key}
              className={classes.placed}
              style={{ transform: `translateY(${item.start}px)` }}
              aria-setsize={-1}
              aria-posinset={item.index + 1}
            >
              {row === undefined ? null : draw(row)}
            </li>
          );
        })}
      </ul>
      {props.end}
    </div>
  );
}

/** Reads on before the reader comes to either end. */
function useEnds<Row>(
  { rows, onTop, onBottom }: RowListProps<Row>,
  [first, last]: readonly [number, number],
): void {
  const nearTop = first <= loadAhead;
  const nearBottom = last >= rows.length - 1 - loadAhead;
  useEffect(() => {
    if (nearTop && onTop !== null) onTop();
    else if (nearBottom && onBottom !== null) onBottom();
  }, [nearTop, nearBottom, onTop, onBottom]);
}

/** Rows added above push nothing down; the chosen row is brought into view when it changes. */
function useKeptPlace<Row>(
  virtual: List,
  { rows, nameOf, chosen, height }: RowListProps<Row>,
): void {
  const before = useRef<{ readonly first: string | null; readonly chosen: string | null }>({
    first: null,
    chosen: null,
  });
  useLayoutEffect(() => {
    const was = before.current;
    const [top] = rows;
    before.current = { first: top === undefined ? null : nameOf(top), chosen };
    const added = was.first === null ? 0 : rows.findIndex((row) => nameOf(row) === was.first);
    if (added > 0) virtual.scrollToOffset((virtual.scrollOffset ?? 0) + added * height);
    if (chosen === was.chosen) return;
    const index = rows.findIndex((row) => nameOf(row) === chosen);
    if (index !== -1) virtual.scrollToIndex(index, { align: 'auto' });
  }, [virtual, rows, nameOf, chosen, height]);
}
