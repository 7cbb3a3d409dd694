import type { IntervalView } from '@/lib/api/streams.ts';
import { instant } from '@/lib/events/ids.ts';
import { addMilliseconds } from '@/lib/time/gap.ts';

/** Intervals for tests: one a day from 1 March 2026, each ending where the next begins. */
export function sampleIntervals(values: readonly (string | null)[]): readonly IntervalView[] {
  return values.map((value, index) => ({
    value,
    from: String(index + 1),
    to: index + 1 < values.length ? String(index + 2) : null,
    recordedAt: addMilliseconds(instant('2026-03-01T00:00:00Z'), index * 86_400_000),
    eventId: `event-${index + 1}`,
    eventType: 'Changed',
    initiator: null,
  }));
}
