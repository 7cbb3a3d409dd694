import type { ReactNode } from 'react';
import type { EventRow } from './timeline-rows.ts';
import type { TimelineWindow } from './use-timeline.ts';

export interface TimelineProps {
  readonly window: TimelineWindow;
  readonly order: 'newest' | 'oldest';
  readonly version: bigint | null;
  readonly against: bigint | null;
  readonly pinnedPath: string | null;
  readonly total: string | null;
  readonly hrefOf: (version: string) => string;
  readonly sentenceOf: (row: EventRow) => ReactNode;
  readonly onSelect: (version: string) => void;
  readonly onCompare: (version: string) => void;
  readonly onPath: (version: string, path: string) => void;
  readonly onClock: (clock: 'recorded' | 'occurred') => void;
  readonly onOrder: (order: 'newest' | 'oldest') => void;
}
