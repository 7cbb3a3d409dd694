'use client';

import type { ReactNode } from 'react';
import { Panel } from '@/components/ui/panel.tsx';
import { Empty, Failed, Loading } from '@/components/ui/read-states.tsx';
import type { StateView } from '@/lib/api/streams.ts';
import type { EventView } from '@/lib/api/views.ts';
import { CausesView } from './causes-view.tsx';
import { ChangesList } from './changes-list.tsx';
import { CompareStates } from './compare-states.tsx';
import { EventDetail } from './event-detail.tsx';
import { PinnedFooter } from './pinned-footer.tsx';
import type { StreamRef } from './queries.ts';
import { RawView } from './raw-view.tsx';
import { StateMoment } from './state-moment.tsx';
import { panelId, StateTabs, type StateTab } from './state-tabs.tsx';
import { StateTree } from './state-tree.tsx';
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
  /** Event of the version; null where the version has none, undefined while it is read. */
  readonly event: EventView | null | undefined;
  readonly against: string | null;
  readonly pinned: string | null;
  readonly pinnedChanges: number | null;
  readonly onTab: (tab: StateTab) => void;
  readonly onPin: (path: string | null) => void;
  readonly onGo: (version: string) => void;
  readonly onAgainst: (against: string | null) => void;
  readonly onJump: (direction: 'previous' | 'next') => void;
}

/** The moment under the playhead: the state, what changed, the event itself and its causes. */
export function StatePane(props: StatePaneProps) {
  const { tab, state, pinned } = props;
  const setBy = state?.blame.findLast((leaf) => leaf.path === pinned)?.version ?? null;
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
          <PaneBody {...props} />
        </div>
        <PinnedFooter
          streamRef={props.streamRef}
          path={pinned}
          changes={props.pinnedChanges}
          setBy={setBy}
          onGo={props.onGo}
          onPin={props.onPin}
          onJump={props.onJump}
        />
      </div>
    </Panel>
  );
}

function PaneBody(props: StatePaneProps): ReactNode {
  const { tab, failure } = props;
  if (tab === 'state' || tab === 'changes') {
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
  const { state, tab, against, version } = props;
  if (tab === 'state') return <StateTree {...props} changes={state.changes} />;
  const compares = against !== null && against !== 'previous' && version !== null;
  if (!compares) {
    return <ChangesList changes={state.changes} against="the event before" onPin={props.onPin} />;
  }
  return (
    <CompareStates
      streamRef={props.streamRef}
      at={`v${String(version)}`}
      against={against}
      onPin={props.onPin}
      onAgainst={props.onAgainst}
    />
  );
}

function OfEvent(props: StatePaneProps & { readonly event: EventView }) {
  const { tab, event, streamRef } = props;
  if (tab === 'raw') return <RawView event={event} />;
  if (tab === 'causes') return <CausesView store={streamRef.store} event={event} />;
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
