'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { CopyLink } from '@/components/events/copy-link.tsx';
import { EventSide } from '@/components/events/event-side.tsx';
import { FilterBar } from '@/components/events/filter-bar.tsx';
import { filterChips, readFilter } from '@/components/events/event-filter.ts';
import { LogPanel } from '@/components/events/log-panel.tsx';
import { useListKeys } from '@/components/events/use-list-keys.ts';
import { useLog } from '@/components/events/use-log.ts';
import { useLogPlace } from '@/components/events/use-log-place.ts';
import { EventDetail } from '@/components/state/event-detail.tsx';
import { RawView } from '@/components/state/raw-view.tsx';
import { descriptionQuery } from '@/components/stores/queries.ts';
import { marksOf } from '@/components/streams/event-marks.ts';
import { MarkTags } from '@/components/streams/mark-tags.tsx';
import type { EventView } from '@/lib/api/views.ts';
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
  const items = useMemo(() => events.map((event) => ({ store, event })), [store, events]);
  useListKeys({
    items,
    onChoose({ event }) {
      show(event.id);
    },
  });
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
            raw={(event) => <RawView store={store} event={event} />}
          />
        </aside>
      </div>
    </div>
  );
}
