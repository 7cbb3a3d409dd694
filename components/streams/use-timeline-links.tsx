'use client';

import { useCallback, type ReactNode } from 'react';
import { EventSentence } from './event-sentence.tsx';
import type { EventRow } from './timeline-rows.ts';
import type { PlaceInUrl } from './use-stream-place.ts';

interface TimelineLinks {
  readonly onSelect: (version: string) => void;
  readonly onPath: (version: string, path: string) => void;
  readonly sentenceOf: (row: EventRow) => ReactNode;
}

/** Where the rows of a timeline lead, in whatever order it stands; `name` is what the state calls itself. */
export function useTimelineLinks(push: PlaceInUrl['push'], name: string | null): TimelineLinks {
  const onSelect = useCallback(
    (version: string) => {
      push({ at: `v${version}` });
    },
    [push],
  );
  const onPath = useCallback(
    (version: string, path: string) => {
      push({ at: `v${version}`, path });
    },
    [push],
  );
  const onEvent = useCallback(
    (version: string) => {
      push({ at: `v${version}`, tab: 'event' });
    },
    [push],
  );
  const sentenceOf = useCallback(
    ({ event, changes, described }: EventRow) => (
      <EventSentence {...{ event, changes, described, name, onPath, onEvent }} />
    ),
    [name, onPath, onEvent],
  );
  return { onSelect, onPath, sentenceOf };
}
