'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { TimelineGap, TimelineNoise } from './timeline-between.tsx';
import { TimelineEvent } from './timeline-event.tsx';
import type { TimelineRow } from './timeline-rows.ts';
import type { TimelineProps } from './timeline-props.ts';
import { useKeptScroll } from './use-kept-scroll.ts';
import type { Edge } from './use-timeline.ts';
import classes from './timeline.module.css';

interface TimelineListProps extends TimelineProps {
  readonly rows: readonly TimelineRow[];
  /** What stands behind the last row; absent: where the stream ends. */
  readonly end?: string;
  readonly onToggle: (key: string) => void;
}

const estimates: Readonly<Record<TimelineRow['kind'], number>> = { event: 56, gap: 27, noise: 27 };
/** Rows left before the end at which more are loaded. */
const loadAhead = 12;

/** Only the rows in view are on the page; more are read as either end comes near. */
export function TimelineList(props: TimelineListProps) {
  const { rows, version, order } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimates[rows[index]?.kind ?? 'event'],
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
    initialRect: { width: 600, height: 700 },
  });
  useKeptScroll({ virtual, rows, version, order });

  const items = virtual.getVirtualItems();
  const { top, bottom } = useEdges(props, [items[0]?.index ?? 0, items.at(-1)?.index ?? 0]);

  return (
    <div
      className={classes.timeline}
      ref={scroller}
      role="region"
      aria-label={`Events, ${order} first`}
      aria-busy={top.loading || bottom.loading}
      tabIndex={0}
    >
      {top.loading ? <div className={classes.edge}>Reading further events …</div> : null}
      <div className={classes.canvas} style={{ height: virtual.getTotalSize() }}>
        {items.map((item) => (
          <div
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            className={classes.placed}
            style={{ transform: `translateY(${item.start}px)` }}
          >
            <Row {...props} row={rows[item.index]} />
          </div>
        ))}
      </div>
      <div className={classes.edge}>{props.end ?? endWords(bottom, order)}</div>
    </div>
  );
}

/** Reads on before the reader comes to either end. */
function useEdges(
  { rows, window, order }: TimelineListProps,
  [first, last]: readonly [number, number],
) {
  const { older, newer } = window;
  const [top, bottom] = order === 'newest' ? [newer, older] : [older, newer];
  const nearTop = first <= loadAhead;
  const nearBottom = last >= rows.length - 1 - loadAhead;
  useEffect(() => {
    if (nearTop && top.more && !top.loading) top.load();
    else if (nearBottom && bottom.more && !bottom.loading) bottom.load();
  }, [nearTop, nearBottom, top, bottom]);
  return { top, bottom };
}

function endWords(bottom: Edge, order: 'newest' | 'oldest'): string {
  if (bottom.more) return 'Reading further events …';
  return order === 'newest' ? 'The stream begins here.' : 'The newest event so far.';
}

function Row(props: TimelineListProps & { readonly row: TimelineRow | undefined }) {
  const { row, version, against, pinnedPath } = props;
  if (row === undefined) return null;
  if (row.kind === 'gap') return <TimelineGap row={row} />;
  if (row.kind === 'noise') return <TimelineNoise row={row} onToggle={props.onToggle} />;
  const { event, changes } = row;
  return (
    <TimelineEvent
      row={row}
      sentence={props.sentenceOf(row)}
      href={props.hrefOf(event.version)}
      selected={String(version) === event.version}
      compared={against !== null && String(against) === event.version}
      pinned={changes?.some((change) => touches(change.path, pinnedPath)) ?? false}
      onSelect={props.onSelect}
      onCompare={props.onCompare}
      onPath={props.onPath}
    />
  );
}

/** The change is at the pinned path, above it or below it. */
export function touches(path: string, pinned: string | null): boolean {
  if (pinned === null) return false;
  const inside = (outer: string, inner: string): boolean =>
    inner === outer || (inner.startsWith(outer) && /^[.[]/.test(inner.slice(outer.length)));
  return path === '' || inside(path, pinned) || inside(pinned, path);
}
