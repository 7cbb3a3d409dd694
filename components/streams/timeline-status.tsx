'use client';

import { Empty, Failed, Loading } from '@/components/ui/read-states.tsx';
import type { TimelineWindow } from './use-timeline.ts';

/** What the timeline says while it has no event to show. */
export function TimelineStatus({ window }: { readonly window: TimelineWindow }) {
  if (window.failure !== null)
    return <Failed what="the timeline" error={window.failure} onRetry={window.retry} />;
  if (window.status === 'loading') return <Loading what="the timeline" rows={8} />;
  return (
    <Empty title="No events at this moment">
      The stream begins later. Press End, or drag the playhead to the right.
    </Empty>
  );
}
