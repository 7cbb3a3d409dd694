'use client';

import { replaceAddress } from '@/components/ui/address.ts';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import type { z } from 'zod';
import { CausalList } from '@/components/causes/causal-list.tsx';
import { causalRows } from '@/lib/causes/causal-tree.ts';
import { ConversationHead } from '@/components/events/conversation-head.tsx';
import { EventSide } from '@/components/events/event-side.tsx';
import { LanesPanel } from '@/components/events/lanes-panel.tsx';
import { SummaryLine } from '@/components/events/summary-line.tsx';
import { useListKeys } from '@/components/events/use-list-keys.ts';
import { EventDetail } from '@/components/state/event-detail.tsx';
import { RawView } from '@/components/state/raw-view.tsx';
import { Answered } from '@/components/ui/answered.tsx';
import { contractQuery } from '@/components/ui/contract-query.ts';
import { Panel } from '@/components/ui/panel.tsx';
import { Empty } from '@/components/ui/read-states.tsx';
import { readCorrelation, type PlacedEvent } from '@/lib/api/events.ts';
import { correlationPage } from '@/lib/urls/pages.ts';
import classes from '@/components/events/conversation.module.css';

interface Props {
  readonly store: string;
  readonly correlation: string;
}

export function CorrelationScreen({ store, correlation }: Props) {
  const query = useQuery(contractQuery(readCorrelation, { store, correlation }));
  return (
    <Answered what={`the conversation ${correlation}`} query={query} rows={12}>
      {(found) => (
        <div className={classes.screen}>
          <ConversationHead correlation={correlation} found={found} />
          {found.items.length === 0 ? (
            <Empty title="No event has this correlation id">
              It may be written differently, or its events may be in a store that is not connected.
            </Empty>
          ) : (
            <Conversation store={store} correlation={correlation} found={found} />
          )}
        </div>
      )}
    </Answered>
  );
}

type Found = z.infer<typeof readCorrelation.response>;

function Conversation({ store, correlation, found }: Props & { readonly found: Found }) {
  const rows = useMemo(() => causalRows(found.items), [found.items]);
  const chosen = useSearchParams().get('event');
  const placed = found.items.find(({ event }) => event.id === chosen) ?? null;
  const items = useMemo(() => rows.map((row) => row.placed), [rows]);
  const show = ({ event }: PlacedEvent): void => {
    const href = correlationPage(store, correlation, { event: event.id });
    replaceAddress(href);
  };
  useListKeys({
    items,
    onChoose(to) {
      show(to);
      const row = document.querySelector(`[data-event="${CSS.escape(to.event.id)}"]`);
      row?.scrollIntoView({ block: 'nearest' });
    },
  });
  return (
    <>
      <LanesPanel rows={rows} here={chosen} onChoose={show} />
      <div className={classes.columns}>
        <Panel flush title="What led to what">
          <CausalList
            rows={rows}
            store={store}
            here={chosen}
            label="Events under their causes"
            tellMissing
            summaryOf={(event) => <SummaryLine payload={event.data} />}
            onChoose={show}
          />
        </Panel>
        <aside className={classes.side} aria-label="Chosen event">
          <EventSide
            store={placed?.store ?? store}
            id={placed === null ? null : chosen}
            listed={placed?.event ?? null}
            mapped={(event, onRaw) => (
              <EventDetail store={placed?.store ?? store} event={event} onRaw={onRaw} />
            )}
            raw={(event) => <RawView store={placed?.store ?? store} event={event} />}
          />
        </aside>
      </div>
    </>
  );
}
