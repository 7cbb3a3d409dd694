'use client';

import dynamic from 'next/dynamic';
import { useCallback, useMemo, useState } from 'react';
import { StatePane } from '@/components/state/state-pane.tsx';
import { StreamLayout } from '@/components/streams/stream-layout.tsx';
import { StreamNotes } from '@/components/streams/stream-notes.tsx';
import { StreamTimeline } from '@/components/streams/stream-timeline.tsx';
import { StreamTop } from '@/components/streams/stream-top.tsx';
import { StreamRailPane } from '@/components/streams/stream-rail-pane.tsx';
import { versionAt } from '@/components/streams/stream-place.ts';
import { jumpChange, useStreamKeys } from '@/components/streams/use-stream-keys.ts';
import {
  useStreamScreen,
  type StreamScreen as StreamScreenModel,
} from '@/components/streams/use-stream-screen.ts';
import { Failed, Loading } from '@/components/ui/read-states.tsx';

/** Dialogs are loaded beside the page, so that it does not wait for them. */
const FixtureDialog = dynamic(
  () => import('@/components/state/fixture-dialog.tsx').then((module) => module.FixtureDialog),
  { ssr: false },
);
const RevertPlanDialog = dynamic(
  () =>
    import('@/components/state/revert-plan-dialog.tsx').then((module) => module.RevertPlanDialog),
  { ssr: false },
);
const MomentPrompt = dynamic(
  () => import('@/components/streams/moment-prompt.tsx').then((module) => module.MomentPrompt),
  { ssr: false },
);

interface StreamScreenProps {
  readonly store: string;
  readonly stream: string;
}

type Asked = { readonly kind: 'version' | 'time'; readonly use: 'at' | 'against' };

/** Puts the parts of the stream screen together; nouns do not know each other. */
export function StreamScreen({ store, stream }: StreamScreenProps) {
  const ref = useMemo(() => ({ store, stream }), [store, stream]);
  const screen = useStreamScreen(ref);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [good, setGood] = useState<bigint | null>(null);
  const [fixture, setFixture] = useState<bigint | null>(null);
  useStreamKeys(screen, (kind) => {
    setAsked({ kind, use: 'at' });
  });
  const { url, summary } = screen;
  if (summary.isPending) return <Loading what={`the stream ${stream}`} rows={10} />;
  if (summary.isError) {
    return (
      <Failed
        what={`the stream ${stream}`}
        error={summary.error}
        onRetry={() => {
          void summary.refetch();
        }}
      />
    );
  }
  return (
    <>
      <StreamLayout
        header={
          <StreamTop
            screen={screen}
            streamRef={ref}
            onCompare={() => {
              setAsked({ kind: 'version', use: 'against' });
            }}
            onRevert={setGood}
            onFixture={setFixture}
          />
        }
        rail={
          <>
            <StreamNotes screen={screen} />
            <StreamRailPane screen={screen} streamRef={ref} />
          </>
        }
        timeline={<StreamTimeline screen={screen} streamRef={ref} />}
        state={<Moment screen={screen} streamRef={ref} />}
      />
      <RevertPlanDialog
        streamRef={ref}
        good={good}
        onClose={() => {
          setGood(null);
        }}
      />
      <FixtureDialog
        streamRef={ref}
        at={fixture}
        onClose={() => {
          setFixture(null);
        }}
      />
      <MomentPrompt
        kind={asked?.kind ?? null}
        verb={asked?.use === 'against' ? 'Compare with' : 'Go to'}
        onClose={() => {
          setAsked(null);
        }}
        onMoment={(at) => {
          url.push(asked?.use === 'against' ? { against: at, tab: 'changes' } : { at });
        }}
      />
    </>
  );
}

interface MomentProps {
  readonly screen: StreamScreenModel;
  readonly streamRef: StreamScreenProps;
}

/** The state pane, wired to the URL. */
function Moment({ screen, streamRef }: MomentProps) {
  const { url, moment, playhead, againstVersion } = screen;
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
      event={screen.event}
      against={againstVersion === null ? null : versionAt(againstVersion)}
      pinned={place.path}
      pinnedChanges={screen.pinnedChanges}
      onTab={(tab) => {
        push({ tab });
      }}
      onPin={onPin}
      onGo={onGo}
      onAgainst={(against) => {
        push({ against });
      }}
      onJump={(direction) => {
        jumpChange(screen, direction);
      }}
    />
  );
}
