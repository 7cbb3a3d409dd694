'use client';

import { RailWaiting } from './rail-waiting.tsx';
import { StreamRail } from './stream-rail.tsx';
import type { StreamScreen } from './use-stream-screen.ts';

interface StreamRailPaneProps {
  readonly screen: StreamScreen;
}

/** The time rail in each of its states. */
export function StreamRailPane({ screen }: StreamRailPaneProps) {
  const { fold, hold, rail, playhead, window, againstVersion, moment, play } = screen;
  if (rail.data === undefined || playhead.version === null) {
    return <RailWaiting rail={rail} />;
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
      play={play}
      onDrag={playhead.drag}
      onGo={playhead.go}
    />
  );
}
