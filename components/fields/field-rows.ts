import { showCount } from '@/components/ui/show-count.ts';
import type { IntervalView } from '@/lib/api/streams.ts';
import { instant } from '@/lib/events/ids.ts';
import { durationWords, secondsBetween } from '@/lib/time/gap.ts';

/**
 * What the field was: a value, JSON's `null`, there no more, or not there yet. The last two are no
 * values, and none of them is another.
 */
export type FieldState = 'value' | 'null' | 'removed' | 'not-yet';

export interface FieldRow extends IntervalView {
  readonly key: string;
  readonly state: FieldState;
  /** When the next interval began; null for the last one and where the store has no time. */
  readonly endedAt: string | null;
  /** How long it was so, in words; null where there is no end or no time. */
  readonly lasted: string | null;
  /** The clock showed an earlier time at the end than at the beginning. */
  readonly backwards: boolean;
}

/** The intervals with what their neighbours say about them, oldest first. */
export function fieldRows(intervals: readonly IntervalView[]): readonly FieldRow[] {
  const began = intervals.findIndex(({ value }) => value !== null);
  return intervals.map((interval, index) => {
    const endedAt = intervals[index + 1]?.recordedAt ?? null;
    const seconds = secondsOf(interval.recordedAt, endedAt);
    return {
      ...interval,
      key: interval.from,
      state: stateOf(interval.value, began >= 0 && index > began),
      endedAt,
      lasted: seconds === null ? null : durationWords(seconds),
      backwards: seconds !== null && seconds < 0,
    };
  });
}

function stateOf(value: string | null, was: boolean): FieldState {
  if (value === null) return was ? 'removed' : 'not-yet';
  return value === 'null' ? 'null' : 'value';
}

function secondsOf(from: string | null, to: string | null): number | null {
  return from === null || to === null ? null : secondsBetween(instant(from), instant(to));
}

export const stateWords: Readonly<Record<Exclude<FieldState, 'value'>, string>> = {
  null: 'null',
  removed: 'removed',
  'not-yet': 'not there yet',
};

/** `4 changes, 3 different values`, for the line above the chart. */
export function historyWords(rows: readonly FieldRow[]): string {
  const values = new Set(rows.flatMap(({ value }) => (value === null ? [] : [value])));
  const changes = Math.max(0, rows.length - 1);
  if (values.size === 0) return 'This field never had a value.';
  const times = changes === 1 ? 'once' : `${showCount(changes)} times`;
  if (changes === 0) return 'One value, never changed.';
  const different = values.size === 1 ? 'one value' : `${showCount(values.size)} different values`;
  return `Changed ${times}, ${different}.`;
}

/** The interval a version lies in; null when it lies before the first. */
export function rowAt(rows: readonly FieldRow[], version: bigint): FieldRow | null {
  return rows.findLast(({ from }) => BigInt(from) <= version) ?? null;
}
