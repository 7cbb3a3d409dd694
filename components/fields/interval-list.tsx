'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { useKeys } from '@/components/ui/use-keys.ts';
import { useRouter } from '@/components/ui/use-router.ts';
import { streamPage } from '@/lib/urls/pages.ts';
import { rowAt, type FieldRow } from './field-rows.ts';
import { IntervalRow } from './interval-row.tsx';
import { versionByNow } from './use-field-place.ts';
import classes from './intervals.module.css';

interface Props {
  readonly store: string;
  readonly stream: string;
  readonly reducer: string | null;
  readonly path: string;
  /** Oldest first; shown newest first. */
  readonly rows: readonly FieldRow[];
  readonly chosen: FieldRow | null;
  readonly onChoose: (row: FieldRow) => void;
}

const rowHeight = 44;

/** Every interval, newest first; only those in view are on the page. */
export function IntervalList({ store, stream, reducer, path, rows, chosen, onChoose }: Props) {
  const router = useRouter();
  const scroller = useRef<HTMLDivElement>(null);
  const newest = useMemo(() => [...rows].reverse(), [rows]);
  const virtual = useVirtualizer({
    count: newest.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => newest[index]?.key ?? index,
    overscan: 10,
    initialRect: { width: 900, height: 600 },
  });
  const at = newest.findIndex(({ key }) => key === chosen?.key);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at, virtual]);
  const placeByNow = (): number => {
    const version = versionByNow();
    const now = version === null ? null : rowAt(rows, version);
    return newest.findIndex(({ key }) => key === now?.key);
  };
  const move = (by: number): void => {
    const row = newest[Math.min(newest.length - 1, Math.max(0, placeByNow() + by))];
    if (row !== undefined) onChoose(row);
  };
  const go = (view: { readonly tab?: string }): void => {
    const row = newest[placeByNow()] ?? newest[0];
    if (row !== undefined)
      router.push(streamPage(store, stream, { at: `v${row.from}`, path, reducer, ...view }));
  };
  useKeys([
    {
      keys: 'j',
      label: 'Interval below',
      run: () => {
        move(1);
      },
    },
    {
      keys: 'k',
      label: 'Interval above',
      run: () => {
        move(-1);
      },
    },
    {
      keys: 'Enter',
      label: 'The stream at the chosen interval',
      run: () => {
        go({});
      },
    },
    {
      keys: 'w',
      label: 'Why it had the chosen value',
      run: () => {
        go({ tab: 'causes' });
      },
    },
  ]);
  return (
    <div
      className={classes.scroller}
      ref={scroller}
      role="region"
      aria-label="Intervals, newest first"
      tabIndex={0}
    >
      <ol reversed className={classes.canvas} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = newest[item.index];
          return row === undefined ? null : (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className={classes.placed}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <IntervalRow
                store={store}
                stream={stream}
                reducer={reducer}
                path={path}
                row={row}
                chosen={item.index === at}
              />
            </li>
          );
        })}
      </ol>
    </div>
  );
}
