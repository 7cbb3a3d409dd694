'use client';

import { useMemo } from 'react';
import { Panel } from '@/components/ui/panel.tsx';
import { Failed, Loading } from '@/components/ui/read-states.tsx';
import type { EventView } from '@/lib/api/views.ts';
import { lateSeconds } from '@/lib/fold/late.ts';
import { lateWords } from './late-words.ts';
import { StreamRail } from './stream-rail.tsx';
import type { StreamScreen } from './use-stream-screen.ts';

interface StreamRailPaneProps {
  readonly screen: StreamScreen;
}

/** The time rail in each of its states. */
export function StreamRailPane({ screen }: StreamRailPaneProps) {
  const { fold, hold, rail, playhead, window, againstVersion, moment, play, reach } = screen;
  const late = useMemo(() => lateOf(window.events), [window.events]);
  if (rail.data === undefined || playhead.version === null) {
    return (
      <Panel label="Time rail" flush>
        {rail.error === null ? (
          <Loading what="the time rail" rows={3} />
        ) : (
          <Failed
            what="the time rail"
            error={rail.error}
            onRetry={() => {
              void rail.refetch();
            }}
          />
        )}
      </Panel>
    );
  }
  const timeOf = (version: bigint): string | null =>
    window.events.find((event) => event.version === String(version))?.recordedAt ?? null;
  const shown = moment.state?.moment;
  const here = shown?.version === String(playhead.version) ? shown.recordedAt : null;
  return (
    <StreamRail
      fold={fold}
      hold={hold}
      rail={rail.data}
      version={playhead.version}
      recordedAt={here ?? timeOf(playhead.version)}
      against={
        againstVersion === null
          ? null
          : { version: againstVersion, recordedAt: timeOf(againstVersion) }
      }
      late={late}
      lateWords={reach === null ? null : lateWords(window.events, reach)}
      play={play}
      onDrag={playhead.drag}
      onGo={playhead.go}
    />
  );
}

/** Of the events that the timeline has read; `lateWords` says which those are. */
const lateOf = (events: readonly EventView[]) =>
  events
    .filter((event) => lateSeconds(event) !== null)
    .map(({ version, recordedAt }) => ({ version: BigInt(version), recordedAt }));
