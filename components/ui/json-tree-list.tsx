'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, useRef, type ReactNode } from 'react';
import type { TreeRow } from './json-tree-rows.ts';
import classes from './json-tree.module.css';

interface JsonTreeListProps {
  readonly rows: readonly TreeRow[];
  readonly draw: (row: TreeRow) => ReactNode;
}

/** Up to here all rows are on the page, where the browser's own search finds them. */
const plainRows = 400;
const rowHeight = 24;

export function JsonTreeList({ rows, draw }: JsonTreeListProps) {
  if (rows.length > plainRows) return <VirtualRows rows={rows} draw={draw} />;
  return (
    <>
      {rows.map((row) => (
        <Fragment key={row.key}>{draw(row)}</Fragment>
      ))}
    </>
  );
}

function VirtualRows({ rows, draw }: JsonTreeListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 12,
  });
  return (
    <div className={classes.scroller} ref={scroller} tabIndex={0} role="group" aria-label="Rows">
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <div
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className={classes.placed}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {draw(row)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
