'use client';

import { Link } from '@/components/ui/link.tsx';
import { useRouter } from '@/components/ui/use-router.ts';
import { memo, type ReactNode } from 'react';
import { CategoryDot } from '@/components/ui/category-dot.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { shorten } from '@/components/ui/shorten.ts';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import type { EventView } from '@/lib/api/views.ts';
import { eventPage, streamPage } from '@/lib/urls/pages.ts';
import { rowClick } from '@/components/ui/row-click.ts';
import { SummaryLine } from './summary-line.tsx';
import classes from '@/components/ui/event-row.module.css';

interface LogRowProps {
  readonly store: string;
  readonly event: EventView;
  readonly selected: boolean;
  readonly marks: ReactNode;
  readonly onSelect: (event: EventView) => void;
}

/** One event of the log: when, where, what it says and who it was. */
export const LogRow = memo(function LogRow(props: LogRowProps) {
  const { store, event, selected, marks, onSelect } = props;
  const router = useRouter();
  const href = eventPage(store, event.id);
  const click = rowClick(
    () => {
      onSelect(event);
    },
    () => {
      router.push(href);
    },
  );
  return (
    <article
      className={classes.row}
      data-selected={selected || undefined}
      aria-current={selected ? 'true' : undefined}
      onClick={click.onRow}
    >
      <span className={classes.time}>
        <Timestamp at={event.recordedAt} digits="milliseconds" />
      </span>
      <Link
        className={classes.stream}
        href={streamPage(store, event.streamId, { at: `v${event.version}` })}
        prefetch={false}
        title={`${event.streamId}, version ${event.version}: state then`}
      >
        <CategoryDot category={event.category} />
        <span className={classes.streamName}>
          <SafeText>{shorten(event.streamId, 24)}</SafeText>
        </span>
        <span className={classes.version}>v{event.version}</span>
      </Link>
      <div className={classes.what}>
        <p className={classes.type}>
          <Link href={href} prefetch={false} onClick={click.onLink}>
            <SafeText>{event.type}</SafeText>
          </Link>
          {marks}
          {event.initiator === null ? null : (
            <span className={classes.who} title={event.initiator}>
              <SafeText>{shorten(event.initiator, 28)}</SafeText>
            </span>
          )}
        </p>
        <SummaryLine payload={event.data} />
      </div>
    </article>
  );
});
