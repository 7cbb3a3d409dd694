'use client';

import { Link } from '@/components/ui/link.tsx';
import { Kbd } from '@/components/ui/kbd.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { shorten } from '@/components/ui/shorten.ts';
import type { EventView } from '@/lib/api/views.ts';
import { eventPage, eventsPage } from '@/lib/urls/pages.ts';
import classes from './event.module.css';

export interface Neighbours {
  readonly previous: EventView | null;
  readonly next: EventView | null;
}

interface EventNeighboursProps {
  readonly store: string;
  readonly event: EventView;
  readonly inStream: Neighbours;
  readonly inLog: Neighbours;
}

/** What stands before and after it, in its stream and in the log. */
export function EventNeighbours({ store, event, inStream, inLog }: EventNeighboursProps) {
  return (
    <nav className={classes.neighbours} aria-label="Neighbours">
      <span className={classes.axis}>in its stream</span>
      <Way store={store} to={inStream.previous} side="previous" keys="←">
        {(each) => `v${each.version}`}
      </Way>
      <Way store={store} to={inStream.next} side="next" keys="→">
        {(each) => `v${each.version}`}
      </Way>
      {event.position === null ? null : (
        <>
          <Link className={classes.axis} href={eventsPage(store, { event: event.id })}>
            in the log
          </Link>
          <Way store={store} to={inLog.previous} side="previous" keys="j">
            {(each) => shorten(each.streamId, 20)}
          </Way>
          <Way store={store} to={inLog.next} side="next" keys="k">
            {(each) => shorten(each.streamId, 20)}
          </Way>
        </>
      )}
    </nav>
  );
}

interface WayProps {
  readonly store: string;
  readonly to: EventView | null;
  readonly side: 'previous' | 'next';
  readonly keys: string;
  readonly children: (event: EventView) => string;
}

function Way({ store, to, side, keys, children }: WayProps) {
  if (to === null) {
    return (
      <span className={classes.way} data-side={side}>
        {side === 'previous' ? 'nothing before it' : 'nothing after it'}
      </span>
    );
  }
  return (
    <Link
      className={classes.way}
      data-side={side}
      href={eventPage(store, to.id)}
      prefetch={false}
      title={`${side}: ${to.type}`}
    >
      <Kbd>{keys}</Kbd>
      <span className={classes.wayType}>
        <SafeText>{to.type}</SafeText>
      </span>
      <span className={classes.quiet}>
        <SafeText>{children(to)}</SafeText>
      </span>
    </Link>
  );
}
