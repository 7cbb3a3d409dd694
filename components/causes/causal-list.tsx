'use client';

import type { ReactNode } from 'react';
import { Link } from '@/components/ui/link.tsx';
import { useRouter } from '@/components/ui/use-router.ts';
import { CategoryDot } from '@/components/ui/category-dot.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { shorten } from '@/components/ui/shorten.ts';
import { Tag } from '@/components/ui/tag.tsx';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import { eventPage, streamPage } from '@/lib/urls/pages.ts';
import type { PlacedEvent } from '@/lib/api/events.ts';
import type { EventView } from '@/lib/api/views.ts';
import type { CausalRow } from '@/lib/causes/causal-tree.ts';
import { latencyOf, type Latency } from '@/lib/causes/latency.ts';
import { MissingCause } from './missing-cause.tsx';
import { moveBetweenRows } from './move-between-rows.ts';
import { rowClick, type RowClick } from '@/components/ui/row-click.ts';
import classes from './causal.module.css';

interface CausalListProps {
  readonly rows: readonly CausalRow[];
  /** The store the page is about; events of others name theirs. */
  readonly store: string;
  /** Id of the event that is marked. */
  readonly here: string | null;
  /** The event everything began with; absent where nobody knows. */
  readonly root?: PlacedEvent | null;
  readonly label: string;
  /** Whether an event names a cause nobody has; unset where causes were not looked for. */
  readonly tellMissing: boolean;
  /** What an event says, in a line. */
  readonly summaryOf?: (event: EventView) => ReactNode;
  /** Shows an event beside the list; without it, links alone lead on. */
  readonly onChoose?: (placed: PlacedEvent) => void;
}

/** Deeper rows stay readable on a phone. */
const deepestIndent = 8;

/** Events under their causes, with the time from one to the other. */
export function CausalList(props: CausalListProps) {
  return (
    <ol className={classes.rows} aria-label={props.label} onKeyDown={moveBetweenRows}>
      {props.rows.map((row) => (
        <Row key={`${row.placed.store} ${row.placed.event.id}`} row={row} {...props} />
      ))}
    </ol>
  );
}

interface RowProps extends CausalListProps {
  readonly row: CausalRow;
}

function Row({ row, here, tellMissing, summaryOf, ...list }: RowProps) {
  const { placed, depth, missingCause } = row;
  const { store, event } = placed;
  const marked = event.id === here;
  const click = useRowClick(placed, list.onChoose);
  return (
    <li
      className={classes.row}
      data-event={event.id}
      data-here={marked || undefined}
      data-choosable={list.onChoose !== undefined || undefined}
      aria-current={marked}
      data-child={depth > 0 || undefined}
      style={{ paddingInlineStart: 14 + Math.min(depth, deepestIndent) * 16 }}
      onClick={click.onRow}
    >
      {tellMissing && missingCause !== null ? (
        <MissingCause placed={placed} id={missingCause} />
      ) : null}
      <p className={classes.line}>
        <Link
          className={classes.type}
          href={eventPage(store, event.id)}
          prefetch={false}
          data-row-link=""
          onClick={click.onLink}
        >
          <SafeText>{event.type}</SafeText>
        </Link>
        {store === list.store ? null : <Tag>{store}</Tag>}
        {isSame(placed, list.root) ? (
          <Tag tone="blue" title="The chain of causes begins here">
            root
          </Tag>
        ) : null}
        <Delay latency={latencyOf(row)} />
      </p>
      <Where placed={placed} />
      {summaryOf?.(event)}
    </li>
  );
}

const isSame = (placed: PlacedEvent, root: PlacedEvent | null | undefined): boolean =>
  root?.store === placed.store && root.event.id === placed.event.id;

const nothing: RowClick = { onRow: () => undefined, onLink: () => undefined };

/** Where nothing can be chosen, the links alone lead on. */
function useRowClick(placed: PlacedEvent, onChoose: CausalListProps['onChoose']): RowClick {
  const router = useRouter();
  if (onChoose === undefined) return nothing;
  return rowClick(
    () => {
      onChoose(placed);
    },
    () => {
      router.push(eventPage(placed.store, placed.event.id));
    },
  );
}

function Where({ placed: { store, event } }: { readonly placed: PlacedEvent }) {
  return (
    <p className={classes.where}>
      <Link
        href={streamPage(store, event.streamId, { at: `v${event.version}` })}
        prefetch={false}
        title={`${event.streamId}, version ${event.version}: state then`}
      >
        <CategoryDot category={event.category} /> <SafeText>{shorten(event.streamId, 30)}</SafeText>{' '}
        v{event.version}
      </Link>
      <Timestamp at={event.recordedAt} digits="milliseconds" />
      {event.initiator === null ? null : (
        <span>
          <SafeText>{shorten(event.initiator, 30)}</SafeText>
        </span>
      )}
    </p>
  );
}

function Delay({ latency }: { readonly latency: Latency | null }) {
  if (latency === null) return null;
  return (
    <span
      className={classes.latency}
      data-backwards={latency.backwards || undefined}
      title={
        latency.backwards
          ? 'Recorded before its cause: the clocks differ.'
          : 'Recorded this long after its cause'
      }
    >
      {latency.words}
    </span>
  );
}
