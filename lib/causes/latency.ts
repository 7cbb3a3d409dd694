import { instant } from '@/lib/events/ids.ts';
import { secondsBetween } from '@/lib/time/gap.ts';
import type { CausalRow } from './causal-tree.ts';
import { preciseDuration } from '@/lib/time/precise-duration.ts';

/** How long after its cause an event was recorded. */
export interface Latency {
  /** `+ 40 ms`; `− 2 min` where the effect bears the earlier time. */
  readonly words: string;
  /** True where the effect seems to come first: clocks differ. */
  readonly backwards: boolean;
}

/** Null for an event without known cause, or where one of the two has no time. */
export function latencyOf({
  placed,
  parent,
}: Pick<CausalRow, 'placed' | 'parent'>): Latency | null {
  const [from, to] = [parent?.event.recordedAt ?? null, placed.event.recordedAt];
  if (from === null || to === null) return null;
  const seconds = secondsBetween(instant(from), instant(to));
  if (seconds === null) return null;
  const sign = seconds < 0 ? '−' : '+';
  return { words: `${sign} ${preciseDuration(seconds)}`, backwards: seconds < 0 };
}
