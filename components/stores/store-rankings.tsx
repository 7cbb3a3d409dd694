import { Link } from '@/components/ui/link.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { RankedList } from '@/components/ui/ranked-list.tsx';
import { Empty } from '@/components/ui/read-states.tsx';
import { countOf, showCount } from '@/components/ui/show-count.ts';
import type { DescriptionView } from '@/lib/api/stores.ts';
import { eventsPage, streamsPage, typePage, typesPage } from '@/lib/urls/pages.ts';
import { rankCategories, rankTypes } from './ranking.ts';
import classes from './overview.module.css';

interface Props {
  readonly store: string;
  readonly description: DescriptionView;
}

const topTypes = 8;

/** Categories with their streams, events and share. */
export function Categories({ store, description }: Props) {
  const items = rankCategories(description);
  return (
    <Panel flush title="Categories">
      {items.length === 0 ? (
        <Empty title="No categories" />
      ) : (
        <RankedList
          label="Categories by events"
          items={items.map((item) => ({
            key: item.name ?? '',
            label: item.name ?? 'no category',
            href: streamsPage(store, { category: item.name }),
            title: 'Streams of this category',
            part: item.part,
            category: item.category,
            figures: (
              <>
                {item.streams !== null && (
                  <span className={classes.wide}>{countOf(item.streams, 'stream')}</span>
                )}
                <Link
                  href={eventsPage(store, { category: item.name })}
                  prefetch={false}
                  className={classes.events}
                >
                  {countOf(item.events, 'event')}
                </Link>
                <span className={classes.share}>{item.share}</span>
              </>
            ),
          }))}
        />
      )}
    </Panel>
  );
}

/** The types most events have. */
export function TopTypes({ store, description }: Props) {
  const { top, more } = rankTypes(description, topTypes);
  return (
    <Panel
      flush
      title="Most frequent types"
      aside={
        <Link href={typesPage(store)} prefetch={false} className={classes.all}>
          {more > 0 ? `${countOf(more, 'more type')}` : 'all types'}
        </Link>
      }
    >
      {top.length === 0 ? (
        <Empty title="No events yet" />
      ) : (
        <RankedList
          label="Types by events"
          items={top.map((item) => ({
            key: `${item.category ?? ''}/${item.name ?? ''}`,
            label: item.name ?? '',
            href: typePage(store, item.name ?? ''),
            title: `About ${item.name ?? ''}`,
            part: item.part,
            category: item.category,
            figures: (
              <>
                <Link href={eventsPage(store, { type: item.name })} prefetch={false}>
                  {showCount(item.events)}
                </Link>
                <span className={classes.share}>{item.share}</span>
              </>
            ),
          }))}
        />
      )}
    </Panel>
  );
}
