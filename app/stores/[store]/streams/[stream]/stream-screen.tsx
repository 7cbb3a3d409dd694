'use client';

import dynamic from 'next/dynamic';
import { useCallback, useMemo, useState } from 'react';
import { panelOf } from '@/components/state/state-tabs.tsx';
import { StreamLayout } from '@/components/streams/stream-layout.tsx';
import { StreamNotes } from '@/components/streams/stream-notes.tsx';
import { StreamTimeline } from '@/components/streams/stream-timeline.tsx';
import { StreamTop } from '@/components/streams/stream-top.tsx';
import { StreamRailPane } from '@/components/streams/stream-rail-pane.tsx';
import { useStreamKeys } from '@/components/streams/use-stream-keys.ts';
import { useStreamScreen } from '@/components/streams/use-stream-screen.ts';
import type { DriftView } from '@/lib/api/drift.ts';
import { Failed, Loading } from '@/components/ui/read-states.tsx';
import { useFocusLater } from '@/components/ui/use-focus-later.ts';
import { StreamMoment } from './stream-moment.tsx';
import { useQuestionKeys } from './use-question-keys.ts';

/** Dialogs are loaded beside the page, so that it does not wait for them. */
const FixtureDialog = dynamic(
  () => import('@/components/state/fixture-dialog.tsx').then((module) => module.FixtureDialog),
  { ssr: false },
);
const DriftDialog = dynamic(
  () => import('@/components/state/drift-dialog.tsx').then((module) => module.DriftDialog),
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
  const [drift, setDrift] = useState<DriftView | null>(null);
  useStreamKeys(screen, (kind) => {
    setAsked({ kind, use: 'at' });
  });
  const { url, summary } = screen;
  const { push } = url;
  const focusLater = useFocusLater();
  const onWhy = useCallback(
    (path: string | null, version: string) => {
      push({ at: `v${version}`, path, tab: 'causes' });
      focusLater(panelOf('causes'));
    },
    [push, focusLater],
  );
  useQuestionKeys(screen, ref, {
    onState() {
      push({ tab: 'state' });
      focusLater(`${panelOf('state')} [data-tree-key]`);
    },
    onWhy,
    onRevert: setGood,
    onFixture: setFixture,
  });
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
            onDrift={() => {
              if (screen.drift?.kind === 'known') setDrift(screen.drift.drift);
            }}
            onRevert={setGood}
            onFixture={setFixture}
          />
        }
        rail={
          <>
            <StreamNotes screen={screen} />
            <StreamRailPane screen={screen} />
          </>
        }
        timeline={<StreamTimeline screen={screen} streamRef={ref} />}
        state={<StreamMoment screen={screen} streamRef={ref} onWhy={onWhy} />}
      />
      <DriftDialog
        drift={drift}
        onClose={() => {
          setDrift(null);
        }}
        onPin={(path) => {
          url.push({ path });
        }}
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
