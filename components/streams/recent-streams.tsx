'use client';

import { useQuery } from '@tanstack/react-query';
import { Link } from '@/components/ui/link.tsx';
import { CategoryDot } from '@/components/ui/category-dot.tsx';
import { Answered } from '@/components/ui/answered.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { Empty } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { shorten } from '@/components/ui/shorten.ts';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import { streamPage, streamsPage } from '@/lib/urls/pages.ts';
import { recentStreamsQuery } from './list-queries.ts';
import { countWords } from './stream-header.tsx';
import classes from './recent-streams.module.css';

/** The streams that changed last. */
export function RecentStreams({ store }: { readonly store: string }) {
  const query = useQuery(recentStreamsQuery(store));
  return (
    <Panel
      flush
      title="Recently active streams"
      aside={
        <Link
          href={streamsPage(store, { order: 'recent' })}
          prefetch={false}
          className={classes.all}
        >
          all streams
        </Link>
      }
    >
      <Answered what="the streams" query={query} rows={6}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="No streams yet" />
          ) : (
            <ul className={classes.list}>
              {items.map((stream) => (
                <li key={stream.streamId} className={classes.row}>
                  <Link
                    href={streamPage(store, stream.streamId)}
                    prefetch={false}
                    className={classes.name}
                    title={stream.streamId}
                  >
                    <CategoryDot category={stream.category} />
                    <SafeText>{shorten(stream.streamId, 30)}</SafeText>
                  </Link>
                  <span className={classes.length}>
                    {stream.events === null ? '' : countWords(stream.events)}
                  </span>
                  <span className={classes.time}>
                    <Timestamp at={stream.lastRecordedAt} />
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
  );
}
