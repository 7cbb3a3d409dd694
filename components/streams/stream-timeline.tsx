'use client';

import { useCallback } from 'react';
import { streamPage } from '@/lib/urls/pages.ts';
import type { StreamRef } from './queries.ts';
import { writePlace } from './stream-place.ts';
import { Timeline } from './timeline.tsx';
import type { StreamScreen } from './use-stream-screen.ts';
import { useTimelineLinks } from './use-timeline-links.tsx';

interface StreamTimelineProps {
  readonly screen: StreamScreen;
  readonly streamRef: StreamRef;
}

/** The timeline, wired to the URL. */
export function StreamTimeline({ screen, streamRef }: StreamTimelineProps) {
  const { url, window, playhead, againstVersion, summary, name } = screen;
  const { place, push } = url;
  const { store, stream } = streamRef;
  const hrefOf = useCallback(
    (version: string) => streamPage(store, stream, writePlace({ ...place, at: `v${version}` })),
    [store, stream, place],
  );
  const onCompare = useCallback(
    (version: string) => {
      push({ against: `v${version}`, tab: 'changes' });
    },
    [push],
  );
  const { onSelect, onPath, sentenceOf } = useTimelineLinks(push, name);
  return (
    <Timeline
      window={window}
      order={place.order}
      version={playhead.version}
      against={againstVersion}
      pinnedPath={place.path}
      total={summary.data?.stream.events ?? null}
      hrefOf={hrefOf}
      sentenceOf={sentenceOf}
      onSelect={onSelect}
      onCompare={onCompare}
      onPath={onPath}
      onClock={(clock) => {
        push({ clock });
      }}
      onOrder={(order) => {
        push({ order });
      }}
    />
  );
}
