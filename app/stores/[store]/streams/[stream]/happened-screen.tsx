'use client';

import { useMemo } from 'react';
import { StatePane } from '@/components/state/state-pane.tsx';
import { HappenedNotes } from '@/components/streams/happened-notes.tsx';
import { HappenedRail } from '@/components/streams/happened-rail.tsx';
import { HappenedTimeline } from '@/components/streams/happened-timeline.tsx';
import { StreamHeader } from '@/components/streams/stream-header.tsx';
import { StreamLayout } from '@/components/streams/stream-layout.tsx';
import { useHappenedKeys } from '@/components/streams/use-happened-keys.ts';
import { useHappenedScreen } from '@/components/streams/use-happened-screen.ts';
import { Answered } from '@/components/ui/answered.tsx';
import { EventCauses } from './stream-moment.tsx';

interface Props {
  readonly store: string;
  readonly stream: string;
}

/** A stream by the time its events happened: another order, and states of what had happened by then. */
export function HappenedScreen({ store, stream }: Props) {
  const ref = useMemo(() => ({ store, stream }), [store, stream]);
  const screen = useHappenedScreen(ref);
  useHappenedKeys(screen);
  const { summary, state, here, url } = screen;
  const { place, push } = url;
  return (
    <Answered what={`the stream ${stream}`} query={summary} rows={10}>
      {({ stream: known, firstRecordedAt }) => (
        <StreamLayout
          header={
            <StreamHeader
              summary={known}
              firstRecordedAt={firstRecordedAt}
              state={state.data}
              name={screen.name}
              drift={null}
              actions={null}
            />
          }
          rail={
            <>
              <HappenedNotes screen={screen} streamRef={ref} />
              <HappenedRail screen={screen} />
            </>
          }
          timeline={<HappenedTimeline screen={screen} streamRef={ref} />}
          state={
            <StatePane
              streamRef={ref}
              tab={place.tab}
              version={here === null ? null : BigInt(here.event.version)}
              state={state.data}
              stale={screen.stale}
              failure={screen.window.error ?? state.error}
              retry={() => {
                void state.refetch();
              }}
              event={here?.event}
              against={null}
              reducers={{ reducer: place.reducer, againstReducer: null }}
              pinned={place.path}
              pinnedChanges={screen.pinnedChanges}
              causes={(event) => <EventCauses store={store} event={event} />}
              onTab={(tab) => {
                push({ tab });
              }}
              onPin={(path) => {
                push({ path });
              }}
              onGo={(version) => {
                push({ at: `v${version}` });
              }}
              onReducers={push}
              onStopComparing={() => undefined}
              onWhy={(path, version) => {
                push({ at: `v${version}`, path, tab: 'causes' });
              }}
              onJump={screen.jump}
            />
          }
        />
      )}
    </Answered>
  );
}
