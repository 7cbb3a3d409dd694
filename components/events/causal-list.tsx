'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { CategoryDot } from '@/components/ui/category-dot.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { shorten } from '@/components/ui/shorten.ts';
import { Tag } from '@/components/ui/tag.tsx';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import { eventPage, streamPage } from '@/lib/urls/pages.ts';
import type { PlacedEvent } from '@/lib/api/events.ts';
import type { CausalRow } from './causal-tree.ts';
import { latencyOf, type Latency } from './latency.ts';
import { rowClick } from './row-click.ts';
import { SummaryLine } from './summary-line.tsx';
import classes from './causal.module.css';

interface CausalListProps {
  readonly rows: readonly CausalRow[];
  /** The store the page is about; events of others name theirs. */
  readonly store: string;
  /** Id of the event that is marked. */
  readonly here: string | null;
  readonly label: string;
  /** Whether an event names a cause nobody has; unset where causes were not looked for. */
  readonly tellMissing: boolean;
  readonly withSummary?: boolean;
  /** Shows an event beside the list; without it, links alone lead on. */
  readonly onChoose?: (placed: PlacedEvent) => void;
}

/** Deeper rows stay readable on a phone. */
const deepestIndent = 8;

/** Events under their causes, with the time from one to the other. */
export function CausalList(props: CausalListProps) {
  return (
    <ol className={classes.rows} aria-label={props.label}>
      {props.rows.map((row) => (
        <Row key={`${row.placed.store} ${row.placed.event.id}`} row={row} {...props} />
      ))}
    </ol>
  );
}

interface RowProps extends CausalListProps {
  readonly row: CausalRow;
}

function Row({ row, store: home, here, tellMissing, withSummary, onChoose }: RowProps) {
  const { placed, depth, missingCause } = row;
  const { store, event } = placed;
  const latency = latencyOf(row);
  const router = useRouter();
  const href = eventPage(store, event.id);
  const open = (): void => {
    router.push(href);
  };
  const click = rowClick(onChoose === undefined ? open : () => onChoose(placed), open);
  return (
    <li
      className={classes.row}
      data-event={event.id}
      data-here={event.id === here || undefined}
      data-choosable={onChoose !== undefined || undefined}
      aria-current={event.id === here ? 'true' : undefined}
      data-child={depth > 0 || undefined}
      style={{ paddingInlineStart: 14 + Math.min(depth, deepestIndent) * 16 }}
      onClick={onChoose === undefined ? undefined : click.onRow}
    >
      {tellMissing && missingCause !== null ? <MissingCause id={missingCause} /> : null}
      <p className={classes.line}>
        <Link className={classes.type} href={href} prefetch={false} onClick={click.onLink}>
          <SafeText>{event.type}</SafeText>
        </Link>
        {store === home ? null : <Tag>{store}</Tag>}
        {latency === null ? null : <Delay latency={latency} />}
      </p>
      <p className={classes.where}>
        <Link
          href={streamPage(store, event.streamId, { at: `v${event.version}` })}
          prefetch={false}
          title={`${event.streamId}, version ${event.version}: state then`}
        >
          <CategoryDot category={event.category} />{' '}
          <SafeText>{shorten(event.streamId, 30)}</SafeText> v{event.version}
        </Link>
        <Timestamp at={event.recordedAt} digits="milliseconds" />
        {event.initiator === null ? null : (
          <span>
            <SafeText>{shorten(event.initiator, 30)}</SafeText>
          </span>
        )}
      </p>
      {withSummary === true ? <SummaryLine payload={event.data} /> : null}
    </li>
  );
}

function Delay({ latency }: { readonly latency: Latency }) {
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

function MissingCause({ id }: { readonly id: string }) {
  return (
    <p className={classes.missing}>
      caused by{' '}
      <code>
        <SafeText>{id}</SafeText>
      </code>
      , which was not found in any open store
    </p>
  );
}
