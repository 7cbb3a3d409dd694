import { Link } from '@/components/ui/link.tsx';
import type { ReactNode } from 'react';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import { showCount } from '@/components/ui/show-count.ts';
import type { DescriptionView } from '@/lib/api/stores.ts';
import { eventsPage, streamsPage, typesPage } from '@/lib/urls/pages.ts';
import classes from './overview.module.css';

interface Props {
  readonly store: string;
  readonly description: DescriptionView;
}

/** How much there is, each number leading to what it counts. */
export function StoreTotals({ store, description }: Props) {
  const { events, streams, types, first, head, sampled } = description;
  const about = sampled ? 'about ' : '';
  return (
    <dl className={classes.totals}>
      <Total name="Events" href={eventsPage(store)}>
        {events === null ? 'not counted' : about + showCount(events)}
      </Total>
      <Total name="Streams" href={streamsPage(store)}>
        {streams === null ? 'not counted' : about + showCount(streams)}
      </Total>
      <Total name="Event types" href={typesPage(store)}>
        {(sampled ? 'at least ' : '') + showCount(types.length)}
      </Total>
      <Moment name="First event" at={first?.recordedAt ?? null} none={first === null}>
        <Link href={eventsPage(store, { order: 'oldest' })} prefetch={false}>
          oldest events
        </Link>
      </Moment>
      <Moment name="Last event" at={head?.recordedAt ?? null} none={head === null}>
        <Link href={eventsPage(store)} prefetch={false}>
          newest events
        </Link>
      </Moment>
    </dl>
  );
}

interface TotalProps {
  readonly name: string;
  readonly href: string;
  readonly children: string;
}

function Total({ name, href, children }: TotalProps) {
  return (
    <div className={classes.total}>
      <dt>{name}</dt>
      <dd>
        <Link href={href} prefetch={false} className={classes.number}>
          {children}
        </Link>
      </dd>
    </div>
  );
}

interface MomentProps {
  readonly name: string;
  readonly at: string | null;
  readonly none: boolean;
  readonly children: ReactNode;
}

function Moment({ name, at, none, children }: MomentProps) {
  return (
    <div className={classes.total}>
      <dt>{name}</dt>
      <dd className={classes.moment}>
        {none ? 'no event yet' : <Timestamp at={at} withZone />}
        <span className={classes.more}>{children}</span>
      </dd>
    </div>
  );
}
