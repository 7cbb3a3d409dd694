import type { JobView } from '@/lib/api/jobs.ts';
import { showCount } from './show-count.ts';
import type { Tone } from './tag.tsx';

/** The state of a job in a word; a result that is not whole is never called complete. */
export function stateWord({
  state,
  outcome,
}: Pick<JobView, 'state' | 'outcome'>): readonly [word: string, tone: Tone] {
  switch (state) {
    case 'queued':
      return ['waiting', 'grey'];
    case 'running':
      return ['running', 'blue'];
    case 'paused':
      return ['paused', 'amber'];
    case 'failed':
      return ['failed', 'red'];
    case 'cancelled':
      return ['cancelled', 'amber'];
    case 'done':
      return outcome?.complete === true ? ['complete', 'green'] : ['partial', 'amber'];
  }
}

/** What taking the file away is called; null where there is nothing of it to take yet. */
export function downloadWord({
  state,
  outcome,
  bytes,
}: Pick<JobView, 'state' | 'outcome' | 'bytes'>): string | null {
  if (outcome?.complete === true) return 'Download';
  return state !== 'done' && bytes === 0 ? null : 'Download part';
}

/** `21,000 events/s`; null while that cannot be told. */
export function rateWords(events: number, milliseconds: number): string | null {
  if (milliseconds < 500 || events === 0) return null;
  const rate = (events * 1000) / milliseconds;
  const rounded = rate < 100 ? rate : Number(rate.toPrecision(2));
  return `${showCount(Math.round(rounded))} events/s`;
}

/** `31 MB`. */
export function sizeWords(bytes: number): string {
  const [divisor, unit] =
    bytes >= 1e9 ? [1e9, 'GB'] : bytes >= 1e6 ? [1e6, 'MB'] : bytes >= 1e3 ? [1e3, 'kB'] : [1, 'B'];
  const amount = bytes / divisor;
  return `${amount < 10 && divisor > 1 ? amount.toFixed(1) : String(Math.round(amount))} ${unit}`;
}
