'use client';

import { replaceAddress } from '@/components/ui/address.ts';
import { useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { EventSide } from '@/components/events/event-side.tsx';
import { LogList } from '@/components/events/log-list.tsx';
import { useListKeys } from '@/components/events/use-list-keys.ts';
import type { LogEdge } from '@/components/events/use-log.ts';
import { LiveBar } from '@/components/live/live-bar.tsx';
import { useLive } from '@/components/live/use-live.ts';
import { EventDetail } from '@/components/state/event-detail.tsx';
import { RawView } from '@/components/state/raw-view.tsx';
import { marksOf } from '@/components/streams/event-marks.ts';
import { MarkTags } from '@/components/streams/mark-tags.tsx';
import { Empty } from '@/components/ui/read-states.tsx';
import { useReaderZone } from '@/components/ui/use-reader-zone.ts';
import type { EventView } from '@/lib/api/views.ts';
import { livePage } from '@/lib/urls/pages.ts';
import panes from '@/components/events/log.module.css';

const closed: LogEdge = { state: 'complete', busy: false, failure: null, load: () => undefined };

/** What is recorded now, of a query; pausing and leaving lose nothing. */
export function LiveScreen({ store }: { readonly store: string }) {
  const search = useSearchParams();
  const zone = useReaderZone();
  const q = search.get('q') ?? '';
  const [from] = useState(search.get('after'));
  const { run, send } = useLive({ store, q, zone, after: from });
  const [chosen, setChosen] = useState<string | null>(null);
  const { began, shown, late } = run;
  useEffect(() => {
    // The same page loaded again shows what it showed.
    if (began !== null) replaceAddress(livePage(store, { q, after: began }));
  }, [store, q, began]);
  const onSelect = ({ id }: EventView): void => {
    setChosen(id);
  };
  useListKeys({
    items: shown.map((event) => ({ store, event })),
    onChoose: ({ event }) => {
      onSelect(event);
    },
  });
  return (
    <div className={panes.screen}>
      <h1 className={panes.spoken}>Live in {store}</h1>
      <LiveBar {...{ store, q, run, send }} />
      <div className={panes.panes}>
        <section className={panes.list} aria-label="What comes">
          {shown.length === 0 ? (
            <Empty title="Nothing has come yet">
              Events stand here as they are recorded, newest first.
            </Empty>
          ) : (
            <LogList
              {...{ store, onSelect }}
              events={shown}
              selected={chosen}
              top={closed}
              bottom={closed}
              marks={(event) => (
                <>
                  <MarkTags marks={marksOf(event, null)} />
                  {late.has(event.id) ? <span>came late</span> : null}
                </>
              )}
              end={null}
            />
          )}
        </section>
        <aside className={panes.side} aria-label="Chosen event">
          <EventSide
            store={store}
            id={chosen}
            listed={shown.find(({ id }) => id === chosen) ?? null}
            mapped={(event, onRaw) => <EventDetail store={store} event={event} onRaw={onRaw} />}
            raw={(event) => <RawView store={store} event={event} />}
          />
        </aside>
      </div>
    </div>
  );
}
