'use client';

import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { z } from 'zod';
import { CausesPanel } from '@/components/causes/causes-panel.tsx';
import { EventHead } from '@/components/events/event-head.tsx';
import { EventNeighbours } from '@/components/events/event-neighbours.tsx';
import { useEventKeys } from '@/components/events/use-event-keys.ts';
import { EventDetail } from '@/components/state/event-detail.tsx';
import { RawView } from '@/components/state/raw-view.tsx';
import { marksOf } from '@/components/streams/event-marks.ts';
import { MarkTags } from '@/components/streams/mark-tags.tsx';
import { Answered } from '@/components/ui/answered.tsx';
import { contractQuery } from '@/components/ui/contract-query.ts';
import { Panel } from '@/components/ui/panel.tsx';
import { readEvent } from '@/lib/api/events.ts';
import classes from '@/components/events/event.module.css';

interface Props {
  readonly store: string;
  readonly id: string;
}

export function EventScreen({ store, id }: Props) {
  const query = useQuery(contractQuery(readEvent, { store, event: id }));
  return (
    <Answered what={`the event ${id}`} query={query} rows={12}>
      {(data) => <OneEvent store={store} {...data} />}
    </Answered>
  );
}

type Found = z.infer<typeof readEvent.response>;

function OneEvent({ store, event, neighbours, inLog }: Found & { readonly store: string }) {
  const raw = useRef<HTMLDivElement>(null);
  useEventKeys({ store, event, neighbours, inLog });
  const toRaw = (): void => {
    raw.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <div className={classes.screen}>
      <EventHead
        store={store}
        event={event}
        marks={<MarkTags marks={marksOf(event, neighbours.previous)} />}
      />
      <EventNeighbours store={store} event={event} inStream={neighbours} inLog={inLog} />
      <div className={classes.columns}>
        <Panel flush title="What it says">
          <EventDetail store={store} event={event} onRaw={toRaw} />
        </Panel>
        <div className={classes.column}>
          <CausesPanel store={store} event={event} />
          <div ref={raw} className={classes.raw}>
            <Panel flush title="As stored">
              <RawView store={store} event={event} />
            </Panel>
          </div>
        </div>
      </div>
    </div>
  );
}
