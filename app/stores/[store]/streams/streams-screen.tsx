'use client';

import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@/components/ui/link.tsx';
import { useRouter } from '@/components/ui/use-router.ts';
import { useCallback, useMemo } from 'react';
import { descriptionQuery } from '@/components/stores/queries.ts';
import { categoryChoices } from '@/components/streams/category-choices.ts';
import { exactStream, exactStreamQuery, streamsQuery } from '@/components/streams/list-queries.ts';
import { filterWords } from '@/components/streams/streams-filter.ts';
import { StreamsList } from '@/components/streams/streams-list.tsx';
import { StreamsToolbar } from '@/components/streams/streams-toolbar.tsx';
import { useStreamsFilter } from '@/components/streams/use-streams-filter.ts';
import { withExactFirst } from '@/components/streams/with-exact-first.ts';
import { Answered } from '@/components/ui/answered.tsx';
import { Empty, Failed } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { categoryWhenPage, streamPage } from '@/lib/urls/pages.ts';
import classes from '@/components/streams/streams-list.module.css';

interface Props {
  readonly store: string;
}

/** All streams of a store, narrowed by what the URL says. */
export function StreamsScreen({ store }: Props) {
  const { filter, change } = useStreamsFilter(store);
  const description = useQuery(descriptionQuery(store));
  const exact = useQuery({
    ...exactStreamQuery(store, filter.prefix),
    enabled: filter.prefix !== '',
  });
  const list = useInfiniteQuery(streamsQuery(store, filter));
  const { fetchNextPage } = list;
  const onMore = useCallback(() => {
    void fetchNextPage();
  }, [fetchNextPage]);
  const found = exactStream(exact.data, filter.prefix);
  const streams = useMemo(
    () => withExactFirst(list.data?.pages.flatMap((page) => page.items) ?? [], found, filter),
    [list.data, found, filter],
  );
  const open = useOpenExact(store, change);
  const words = filterWords(filter);
  return (
    <div className={classes.screen}>
      <header className={classes.top}>
        <h1>Streams</h1>
        <p className={classes.words}>
          <SafeText>{words}</SafeText>
        </p>
        <Link
          className={classes.ask}
          href={categoryWhenPage(store, { category: filter.category ?? '' })}
        >
          where did a state ever hold?
        </Link>
      </header>
      <StreamsToolbar
        filter={filter}
        choices={categoryChoices(description.data, filter.category)}
        onChange={change}
        onOpen={open}
      />
      <div className={classes.panel}>
        <Answered what="the streams" query={list} rows={14}>
          {() =>
            streams.length === 0 ? (
              <Empty title="No stream fits">
                {filter.prefix === ''
                  ? 'Nothing was recorded here yet. Try another category.'
                  : 'Ids are compared from their first character, capitals count. Try a shorter beginning or all categories.'}
              </Empty>
            ) : (
              <>
                {list.isFetchNextPageError && (
                  <Failed what="further streams" error={list.error} onRetry={onMore} />
                )}
                <StreamsList
                  key={JSON.stringify(filter)}
                  store={store}
                  label={words}
                  streams={streams}
                  exact={found?.streamId ?? null}
                  more={list.hasNextPage && !list.isFetchNextPageError}
                  loading={list.isFetchingNextPage}
                  onMore={onMore}
                />
              </>
            )
          }
        </Answered>
      </div>
    </div>
  );
}

/** Goes to the stream of this whole id; where there is none, lists what begins with it. */
function useOpenExact(store: string, change: (part: { readonly prefix: string }) => void) {
  const router = useRouter();
  const client = useQueryClient();
  return (id: string): void => {
    void client.fetchQuery(exactStreamQuery(store, id)).then(
      (answer) => {
        if (exactStream(answer, id) === null) change({ prefix: id });
        else router.push(streamPage(store, id));
      },
      // The list asks the same and tells why it cannot be answered.
      () => {
        change({ prefix: id });
      },
    );
  };
}
