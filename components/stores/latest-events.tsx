'use client';

import { useQuery } from '@tanstack/react-query';
import { Link } from '@/components/ui/link.tsx';
import type { ReactNode } from 'react';
import { CategoryDot } from '@/components/ui/category-dot.tsx';
import { Answered } from '@/components/ui/answered.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Empty } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { shorten } from '@/components/ui/shorten.ts';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import type { EventView } from '@/lib/api/views.ts';
import { eventPage, eventsPage, streamPage } from '@/lib/urls/pages.ts';
import { latestEventsQuery } from './overview-queries.ts';
import classes from './latest-events.module.css';

interface Props {
  readonly store: string;
  /** What the event says, in a line. */
  readonly tell: (event: EventView) => ReactNode;
}

/** The newest events of the log. */
export function LatestEvents({ store, tell }: Props) {
  const query = useQuery(latestEventsQuery(store));
  return (
    <Panel
      flush
      title="Latest events"
      aside={
        <Link href={eventsPage(store)} prefetch={false} className={classes.all}>
          all events
        </Link>
      }
    >
      <Answered what="the latest events" query={query} rows={8}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="No events yet" />
          ) : (
            <ul className={classes.list}>
              {items.map((event) => (
                <Row key={event.id} store={store} event={event} tell={tell} />
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
  );
}

function Row({ store, event, tell }: Props & { readonly event: EventView }) {
  return (
    <li className={classes.row}>
      <span className={classes.time}>
        <Timestamp at={event.recordedAt} />
      </span>
      <Link href={eventPage(store, event.id)} prefetch={false} className={classes.type}>
        <SafeText>{event.type}</SafeText>
      </Link>
      <Link
        href={streamPage(store, event.streamId, { at: `v${event.version}` })}
        prefetch={false}
        className={classes.stream}
        title={`${event.streamId}, version ${event.version}`}
      >
        <CategoryDot category={event.category} />
        <SafeText>{shorten(event.streamId, 26)}</SafeText>
      </Link>
      <span className={classes.tell}>{tell(event)}</span>
    </li>
  );
}
