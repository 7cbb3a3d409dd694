import type { ReactNode } from 'react';
import type { EventView } from '@/lib/api/views.ts';
import type { Log } from './use-log.ts';

export interface LogPanelProps {
  readonly store: string;
  readonly log: Log;
  readonly order: 'newest' | 'oldest';
  readonly narrowed: boolean;
  readonly selected: string | null;
  readonly marks: (event: EventView) => ReactNode;
  readonly onSelect: (event: EventView) => void;
  readonly onOrder: (order: 'newest' | 'oldest') => void;
  readonly onUnfilter: () => void;
  /** To the end of the log; null where the list begins there. */
  readonly onEnd: (() => void) | null;
}
