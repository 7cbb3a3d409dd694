'use client';

import type { ReactNode } from 'react';
import { Panel } from '@/components/ui/panel.tsx';
import { Empty, Failed, Loading, Partial as PartialRead } from '@/components/ui/read-states.tsx';
import type { StateView } from '@/lib/api/streams.ts';
import type { EventView } from '@/lib/api/views.ts';
import { ChangesList } from './changes-list.tsx';
import { CompareStates } from './compare-states.tsx';
import { EventDetail } from './event-detail.tsx';
import { PinnedFooter } from './pinned-footer.tsx';
import type { Reducers, StreamRef } from './queries.ts';
import { RawView } from './raw-view.tsx';
import { StateMoment } from './state-moment.tsx';
import { panelId, StateTabs, type StateTab } from './state-tabs.tsx';
import { StateTree } from './state-tree.tsx';
import { useSetter } from './use-setter.ts';
import { useWholeEvent } from './use-whole-event.ts';
import { WhyHeading } from './why-heading.tsx';
import classes from './state.module.css';

export interface StatePaneProps {
  readonly streamRef: StreamRef;
  readonly tab: StateTab;
  readonly version: bigint | null;
  readonly state: StateView | undefined;
  /** True while another moment than the one shown is being read. */
  readonly stale: boolean;
  readonly failure: Error | null;
  readonly retry: () => void;
  /** The reader stopped the fold before this moment. */
  readonly unfolded?: { readonly words: string; readonly onGoOn: () => void } | null;
  /** Event of the version; null where the version has none, undefined while it is read. */
  readonly event: EventView | null | undefined;
  readonly against: string | null;
  readonly reducers: Reducers;
  readonly pinned: string | null;
  readonly pinnedChanges: number | null;
  /** Causes and effects of an event. */
  readonly causes: (event: EventView) => ReactNode;
  readonly onTab: (tab: StateTab) => void;
  readonly onPin: (path: string | null) => void;
  readonly onGo: (version: string) => void;
  readonly onReducers: (reducers: Partial<Reducers>) => void;
  readonly onStopComparing: () => void;
  /** Shows why the field is as it is since a version. */
  readonly onWhy: (path: string, version: string) => void;
  readonly onJump: (direction: 'previous' | 'next') => void;
}

/** The moment under the playhead: the state, what changed, the event itself and its causes. */
export function StatePane(props: StatePaneProps) {
  const { tab, state, pinned } = props;
  const setBy = useSetter(state, pinned);
  return (
    <Panel label="State" flush>
      <div className={classes.column}>
        <StateTabs
          tab={tab}
          changes={state?.changes.length ?? null}
          onTab={props.onTab}
          aside={state === undefined ? null : <StateMoment state={state} />}
        />
        <div
          className={classes.body}
          id={panelId}
          role="tabpanel"
          aria-labelledby={`stream-tab-${tab}`}
          aria-busy={props.stale}
          data-stale={props.stale || undefined}
          tabIndex={0}
        >
          <PaneBody {...props} setBy={setBy} />
        </div>
        <PinnedFooter
          streamRef={props.streamRef}
          path={pinned}
          reducer={props.reducers.reducer}
          changes={props.pinnedChanges}
          setBy={setBy}
          onWhy={props.onWhy}
          onPin={props.onPin}
          onJump={props.onJump}
        />
      </div>
    </Panel>
  );
}

interface PaneBodyProps extends StatePaneProps {
  readonly setBy: string | null;
}

function PaneBody(props: PaneBodyProps): ReactNode {
  const { tab, failure, unfolded } = props;
  if (tab === 'state' || tab === 'changes') {
    if (unfolded != null) {
      return <PartialRead onContinue={unfolded.onGoOn}>{unfolded.words}</PartialRead>;
    }
    if (failure !== null) return <Failed what="the state" error={failure} onRetry={props.retry} />;
    if (props.state === undefined) return <Loading what="the state" rows={8} />;
    return <OfState {...props} state={props.state} />;
  }
  if (props.event === undefined) return <Loading what="the event" rows={6} />;
  if (props.event === null) {
    return (
      <Empty title={`The stream has no event with version ${String(props.version)}`}>
        The version is missing in the store. Step to the event before or after it.
      </Empty>
    );
  }
  return <OfEvent {...props} event={props.event} />;
}

function OfState(props: StatePaneProps & { readonly state: StateView }) {
  const { state, tab, against, version, reducers } = props;
  if (tab === 'state') {
    return <StateTree {...props} reducer={reducers.reducer} changes={state.changes} />;
  }
  const moment = against === 'previous' ? null : against;
  if (version === null || (moment === null && reducers.againstReducer === null)) {
    return <ChangesList changes={state.changes} against="the event before" onPin={props.onPin} />;
  }
  return (
    <CompareStates
      streamRef={props.streamRef}
      at={`v${String(version)}`}
      against={moment}
      reducers={reducers}
      onPin={props.onPin}
      onReducers={props.onReducers}
      onStop={props.onStopComparing}
    />
  );
}

function OfEvent(props: PaneBodyProps & { readonly event: EventView }) {
  const { tab, streamRef, pinned } = props;
  const event = useWholeEvent(streamRef.store, props.event);
  if (tab === 'raw') return <RawView store={streamRef.store} event={event} />;
  if (tab === 'causes') {
    return (
      <>
        <WhyHeading
          path={pinned}
          state={props.state}
          setBy={props.setBy}
          onWhy={(version) => {
            props.onWhy(pinned ?? '', version);
          }}
        />
        {props.causes(event)}
      </>
    );
  }
  return (
    <EventDetail
      store={streamRef.store}
      event={event}
      onRaw={() => {
        props.onTab('raw');
      }}
    />
  );
}
