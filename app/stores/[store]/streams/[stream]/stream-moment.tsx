'use client';

import { useCallback } from 'react';
import { CausesList } from '@/components/causes/causes-list.tsx';
import { ConversationLink } from '@/components/causes/conversation-link.tsx';
import { SummaryLine } from '@/components/events/summary-line.tsx';
import { StatePane } from '@/components/state/state-pane.tsx';
import type { StreamRef } from '@/components/streams/queries.ts';
import { versionAt } from '@/components/streams/stream-place.ts';
import { jumpChange } from '@/components/streams/use-stream-keys.ts';
import type { StreamScreen } from '@/components/streams/use-stream-screen.ts';
import type { EventView } from '@/lib/api/views.ts';
import classes from '@/components/state/why.module.css';

interface MomentProps {
  readonly screen: StreamScreen;
  readonly streamRef: StreamRef;
  /** Shows why the field is as it is since a version. */
  readonly onWhy: (path: string, version: string) => void;
}

/** The state pane, wired to the URL. */
export function StreamMoment({ screen, streamRef, onWhy }: MomentProps) {
  const { url, moment, playhead, againstVersion, hold } = screen;
  const { place, push } = url;
  const onPin = useCallback(
    (path: string | null) => {
      push({ path });
    },
    [push],
  );
  const onGo = useCallback(
    (version: string) => {
      push({ at: `v${version}` });
    },
    [push],
  );
  return (
    <StatePane
      streamRef={streamRef}
      tab={place.tab}
      version={playhead.version}
      state={moment.state}
      stale={moment.stale}
      failure={moment.failure}
      retry={moment.retry}
      unfolded={moment.unfolded === null ? null : { words: moment.unfolded, onGoOn: hold.goOn }}
      event={screen.event}
      against={againstVersion === null ? null : versionAt(againstVersion)}
      pinned={place.path}
      pinnedChanges={screen.pinnedChanges}
      onTab={(tab) => {
        push({ tab });
      }}
      onPin={onPin}
      onGo={onGo}
      onWhy={onWhy}
      causes={(event) => <EventCauses store={streamRef.store} event={event} />}
      reducers={{ reducer: place.reducer, againstReducer: place.againstReducer }}
      onReducers={push}
      onStopComparing={() => {
        push({ against: null, againstReducer: null });
      }}
      onJump={(direction) => {
        jumpChange(screen, direction);
      }}
    />
  );
}

interface CausesProps {
  readonly store: string;
  readonly event: EventView;
}

/** What led to an event, and the conversation it belongs to. */
export function EventCauses({ store, event }: CausesProps) {
  return (
    <>
      <CausesList
        store={store}
        event={event}
        summaryOf={({ data }) => <SummaryLine payload={data} />}
      />
      <p className={classes.foot}>
        <ConversationLink store={store} event={event} />
      </p>
    </>
  );
}
