import type { HappenedView } from '@/lib/api/two-clocks.ts';
import { sampleEvent } from './sample-events.ts';

/** An event of March 2026, by the days on which it happened and was recorded; for tests. */
export function sampleHappened(
  version: number,
  [happened, recorded]: readonly [happened: number, recorded: number],
  over: Partial<HappenedView> = {},
): HappenedView {
  const at = (day: number): string => `2026-03-${String(day).padStart(2, '0')}T00:00:00Z`;
  return {
    event: sampleEvent(version, { occurredAt: at(happened), recordedAt: at(recorded) }),
    at: at(happened),
    by: 'occurred',
    overtook: null,
    changes: [],
    described: null,
    ...over,
  };
}
