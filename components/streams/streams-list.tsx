'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { useKeys } from '@/components/ui/use-keys.ts';
import type { StreamView } from '@/lib/api/streams.ts';
import { StreamsRow } from './streams-row.tsx';
import classes from './streams-list.module.css';

interface Props {
  readonly store: string;
  readonly label: string;
  readonly streams: readonly StreamView[];
  /** Id that was typed as a whole. */
  readonly exact: string | null;
  readonly more: boolean;
  readonly loading: boolean;
  readonly onMore: () => void;
}

/** Rows left before the end at which more are loaded. */
const loadAhead = 20;
const rowHeight = 36;
/** Two lines where the screen is narrow; the true height is measured. */
const firstRect = { width: 900, height: 700 };

/** Only the rows in view are on the page; more are read as the end comes near. */
export function StreamsList({ store, label, streams, exact, more, loading, onMore }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: streams.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => streams[index]?.streamId ?? index,
    overscan: 10,
    initialRect: firstRect,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const nearEnd = last >= streams.length - loadAhead;
  useEffect(() => {
    if (nearEnd && more && !loading) onMore();
  }, [nearEnd, more, loading, onMore]);

  const setFocused = useRowKeys(streams.length, (index) => {
    virtual.scrollToIndex(index, { align: 'auto' });
    // The row may only be drawn after the list has moved.
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)?.focus();
    });
  });
  return (
    <div
      className={classes.scroller}
      ref={scroller}
      role="region"
      aria-label={label}
      aria-busy={loading}
      tabIndex={0}
    >
      <ul className={classes.canvas} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => {
          const stream = streams[item.index];
          return stream === undefined ? null : (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              className={classes.placed}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <StreamsRow
                store={store}
                stream={stream}
                index={item.index}
                exact={stream.streamId === exact}
                onFocus={setFocused}
              />
            </li>
          );
        })}
      </ul>
      <div className={classes.end} role="status">
        {more ? 'Reading further streams …' : 'These are all.'}
      </div>
    </div>
  );
}

/** `j` and `k` move the focus from row to row; Enter is the link's own. */
function useRowKeys(count: number, focus: (index: number) => void) {
  const [focused, setFocused] = useState(-1);
  const move = (by: number): void => {
    if (count > 0) focus(Math.min(count - 1, Math.max(0, focused + by)));
  };
  useKeys([
    {
      keys: 'j',
      label: 'Next stream',
      run: () => {
        move(1);
      },
    },
    {
      keys: 'k',
      label: 'Previous stream',
      run: () => {
        move(-1);
      },
    },
  ]);
  return setFocused;
}
