'use client';

import { usePinned } from '@/components/ui/pinned.ts';
import { useQuery } from '@tanstack/react-query';
import { summarise } from '@/components/events/event-summary.ts';
import { IndexPanel } from '@/components/stores/index-panel.tsx';
import { LatestEvents } from '@/components/stores/latest-events.tsx';
import { storeQuery } from '@/components/stores/overview-queries.ts';
import { descriptionQuery } from '@/components/stores/queries.ts';
import { StoreHead } from '@/components/stores/store-head.tsx';
import { StoreProblems } from '@/components/stores/store-problems.tsx';
import { Categories, TopTypes } from '@/components/stores/store-rankings.tsx';
import { StoreTotals } from '@/components/stores/store-totals.tsx';
import { VolumePanel } from '@/components/stores/volume-panel.tsx';
import { RecentStreams } from '@/components/streams/recent-streams.tsx';
import { Answered } from '@/components/ui/answered.tsx';
import { Partial } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { countOf } from '@/components/ui/show-count.ts';
import type { EventView } from '@/lib/api/views.ts';
import type { PeriodView } from '@/lib/urls/pages.ts';
import classes from '@/components/stores/overview.module.css';

interface Props {
  readonly store: string;
  readonly period: PeriodView;
}

/** What a store is and what is in it. */
export function OverviewScreen({ store, period }: Props) {
  const card = useQuery(storeQuery(store));
  return (
    <Answered what={`the store ${store}`} query={card} rows={10}>
      {(data) => (
        <div className={classes.screen}>
          <StoreHead card={data} />
          <StoreProblems card={data} />
          {data.state === 'open' && <Contents store={store} period={period} />}
        </div>
      )}
    </Answered>
  );
}

function Contents({ store, period }: Props) {
  const description = useQuery(descriptionQuery(store));
  // An index is of all that is in the store now.
  const pinned = usePinned();
  return (
    <>
      <Answered what="what the store holds" query={description} rows={2}>
        {(data) => (
          <>
            {data.sampled && (
              <Partial>
                The store is too large to count at once: types, categories and totals are estimated
                from {countOf(data.examined, 'event')}.
              </Partial>
            )}
            <StoreTotals store={store} description={data} />
          </>
        )}
      </Answered>
      <VolumePanel store={store} period={period} />
      <div className={classes.columns}>
        {description.isSuccess && (
          <div className={classes.stack}>
            <Categories store={store} description={description.data} />
            {pinned === null && <IndexPanel store={store} total={description.data.events} />}
          </div>
        )}
        {description.isSuccess && <TopTypes store={store} description={description.data} />}
        <RecentStreams store={store} />
      </div>
      <LatestEvents store={store} tell={tell} />
    </>
  );
}

function tell(event: EventView) {
  const { parts, more, note } = summarise(event.data, 3);
  if (note !== null) return note;
  const text = parts.map((part) => (part.key === '' ? part.text : `${part.key} ${part.text}`));
  return <SafeText>{text.join(' · ') + (more > 0 ? ' · …' : '')}</SafeText>;
}
