import type { Instant } from '@/lib/events/ids.ts';
import { pointOf } from '@/lib/time/compare-instants.ts';
import { finite, printPoint } from '@/lib/time/time-point.ts';

/**
 * A bound as `sortable` text of six digits. `exact` is false when digits were cut off; then the
 * bound lies after the text and before the next microsecond. Infinities sort as their own text.
 */
export function sortableBound(time: Instant): { readonly text: string; readonly exact: boolean } {
  const point = pointOf(time);
  if (point === null) return { text: time, exact: true };
  if (point.kind !== 'finite')
    return { text: point.kind === 'past' ? '' : 'infinity', exact: true };
  const digits = point.fraction.slice(0, 6).padEnd(6, '0');
  const whole = printPoint(finite(point.seconds, '')).slice(0, -1);
  return { text: `${whole}.${digits}Z`, exact: point.fraction.length <= 6 };
}
