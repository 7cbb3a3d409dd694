'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { CopyLink } from '@/components/events/copy-link.tsx';
import { EventSide } from '@/components/events/event-side.tsx';
import { FilterBar } from '@/components/events/filter-bar.tsx';
import { filterChips, readFilter } from '@/components/events/event-filter.ts';
import { LogPanel } from '@/components/events/log-panel.tsx';
import { readLogPlace, stepIn } from '@/components/events/log-place.ts';
import { useLog } from '@/components/events/use-log.ts';
import { useLogPlace } from '@/components/events/use-log-place.ts';
import { EventDetail } from '@/components/state/event-detail.tsx';
import { RawView } from '@/components/state/raw-view.tsx';
import { descriptionQuery } from '@/components/stores/queries.ts';
import { marksOf } from '@/components/streams/event-marks.ts';
import { MarkTags } from '@/components/streams/mark-tags.tsx';
import { useKeys } from '@/components/ui/use-keys.ts';
import type { EventView } from '@/lib/api/views.ts';
import { eventPage, streamPage } from '@/lib/urls/pages.ts';
import classes from '@/components/events/log.module.css';

const marks = (event: EventView) => <MarkTags marks={marksOf(event, null)} />;

/** The log with its filter, and the chosen event beside it. */
export function EventsScreen({ store }: { readonly store: string }) {
  const place = useLogPlace(store);
  const { filter, start, event: chosen, show } = place;
  const log = useLog({ store, filter, start });
  const description = useQuery(descriptionQuery(store));
  const { events } = log.list;
  const listed = events.find(({ id }) => id === chosen) ?? null;
  useLogKeys({ store, events, chosen, show });
  const select = useCallback(
    (event: EventView) => {
      show(event.id);
    },
    [show],
  );
  return (
    <div className={classes.screen}>
      <h1 className={classes.spoken}>Events of {store}</h1>
      <div className={classes.top}>
        <FilterBar
          store={store}
          filter={filter}
          description={description.data}
          onFilter={place.setFilter}
        />
        <CopyLink />
      </div>
      <div className={classes.panes}>
        <LogPanel
          store={store}
          log={log}
          order={filter.order}
          narrowed={filterChips(filter).length > 0}
          selected={chosen}
          marks={marks}
          onSelect={select}
          onOrder={(order) => {
            place.setFilter({ ...filter, order });
          }}
          onUnfilter={() => {
            place.setFilter({ ...readFilter(new URLSearchParams()), order: filter.order });
          }}
          onEnd={start === null ? null : place.toEnd}
        />
        <aside className={classes.side} aria-label="Chosen event">
          <EventSide
            store={store}
            id={chosen}
            listed={listed}
            mapped={(event, onRaw) => <EventDetail store={store} event={event} onRaw={onRaw} />}
            raw={(event) => <RawView event={event} />}
          />
        </aside>
      </div>
    </div>
  );
}

interface Keys {
  readonly store: string;
  readonly events: readonly EventView[];
  readonly chosen: string | null;
  readonly show: (event: string) => void;
}

function useLogKeys({ store, events, chosen, show }: Keys): void {
  const router = useRouter();
  const step = (steps: 1 | -1): void => {
    // Keys may come faster than the page is drawn, so the address is read, not remembered.
    const to = stepIn(
      events,
      readLogPlace(new URLSearchParams(window.location.search)).event,
      steps,
    );
    if (to !== null) show(to.id);
  };
  useKeys([
    {
      keys: 'j',
      label: 'Event below',
      run: () => {
        step(1);
      },
    },
    {
      keys: 'k',
      label: 'Event above',
      run: () => {
        step(-1);
      },
    },
    {
      keys: 'Enter',
      label: 'Open the chosen event',
      run: () => {
        if (chosen !== null) router.push(eventPage(store, chosen));
      },
    },
    {
      keys: 'o',
      label: 'Open its stream at that moment',
      run: () => {
        const event = events.find(({ id }) => id === chosen);
        if (event === undefined) return;
        router.push(streamPage(store, event.streamId, { at: `v${event.version}` }));
      },
    },
  ]);
}
