'use client';

import { memo, type ReactNode } from 'react';
import { CategoryDot } from '@/components/ui/category-dot.tsx';
import { Link } from '@/components/ui/link.tsx';
import { rowClick } from '@/components/ui/row-click.ts';
import { MarkedText } from '@/components/ui/marked-text.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { shorten } from '@/components/ui/shorten.ts';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import { useRouter } from '@/components/ui/use-router.ts';
import { eventPage, storePage, streamPage } from '@/lib/urls/pages.ts';
import { columnStyle } from './column-style.ts';
import type { FoundEvent } from './found-event.ts';
import type { Density } from './use-density.ts';
import classes from './result-row.module.css';

interface Props {
  readonly event: FoundEvent;
  /** True where the row says its store. */
  readonly several: boolean;
  readonly selected: boolean;
  readonly density: Density;
  /** Number of chosen columns, which the summary then is; 0: none. */
  readonly columns: number;
  readonly marks: ReactNode;
  readonly summary: ReactNode;
  readonly onSelect: (event: FoundEvent) => void;
}

/** One event of an answer: when, where, what it says and who it was. */
export const ResultRow = memo(function ResultRow(props: Props) {
  const { event, several, selected, density, columns, marks, summary, onSelect } = props;
  const { store, streamId, version, initiator } = event;
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
      data-several={several || undefined}
      data-density={density}
      data-columns={columns === 0 ? undefined : columns}
      style={columns === 0 ? undefined : columnStyle(columns)}
      data-selected={selected || undefined}
      aria-current={selected ? 'true' : undefined}
      onClick={click.onRow}
    >
      <span className={classes.time}>
        <Timestamp at={event.recordedAt} digits="milliseconds" />
      </span>
      <span className={classes.where}>
        {several ? (
          <Link className={classes.store} href={storePage(store)} prefetch={false}>
            <SafeText>{store}</SafeText>
          </Link>
        ) : null}
        <Link
          className={classes.stream}
          href={streamPage(store, streamId, { at: `v${version}` })}
          prefetch={false}
          title={`${streamId}, version ${version}: state then`}
        >
          <CategoryDot category={event.category} />
          <span className={classes.streamName}>
            <MarkedText>{shorten(streamId, 24)}</MarkedText>
          </span>
          <span className={classes.version}>v{version}</span>
        </Link>
      </span>
      <div className={classes.what}>
        <p className={classes.type}>
          <Link href={href} prefetch={false} onClick={click.onLink}>
            <MarkedText>{event.type}</MarkedText>
          </Link>
          {marks}
          {initiator === null ? null : (
            <span className={classes.who} title={initiator}>
              <MarkedText>{shorten(initiator, 21)}</MarkedText>
            </span>
          )}
        </p>
        {summary}
      </div>
    </article>
  );
});
