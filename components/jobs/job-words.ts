import type { Tone } from '@/components/ui/tag.tsx';
import { countOf, showCount } from '@/components/ui/show-count.ts';
import type { ExportJobView, JobView } from '@/lib/api/jobs.ts';
import { instant } from '@/lib/events/ids.ts';
import { secondsBetween } from '@/lib/time/gap.ts';

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

/** `examined 8,412 events, 310 found`; how far back follows in the line. */
export const exportWords = ({ progress }: Pick<ExportJobView, 'progress'>): string =>
  `examined ${countOf(progress.examined, 'event')}, ${showCount(progress.matched)} found`;

/** Why the file ends where it does, in sentences; empty where there is nothing to say. */
export function endWords({ state, outcome, failure }: JobView): readonly string[] {
  if (failure !== null) return [failure];
  if (state === 'queued') return ['One of your jobs is at work at a time; this one is next.'];
  if (state === 'paused') return ['It goes on where it stopped.'];
  if (state === 'cancelled') return ['It was given up before the end of the log.'];
  return outcome?.notes ?? [];
}

/** `21,000 events/s`; null while that cannot be told. */
export function rateWords(events: number, milliseconds: number): string | null {
  if (milliseconds < 500 || events === 0) return null;
  const rate = (events * 1000) / milliseconds;
  const rounded = rate < 100 ? rate : Number(rate.toPrecision(2));
  return `${showCount(Math.round(rounded))} events/s`;
}

/** How far back the log is searched, in percent of its time; null where times do not tell. */
export function shareOf({ asked, progress, state }: ExportJobView): number | null {
  if (state === 'done') return 100;
  const { oldest, newest } = asked;
  const reached = progress.searchedTo;
  if (oldest === null || newest === null || reached === null) return null;
  const whole = secondsBetween(instant(oldest), instant(newest));
  const left = secondsBetween(instant(oldest), instant(reached));
  if (whole === null || left === null || whole <= 0) return null;
  return Math.min(100, Math.max(0, 100 - (100 * left) / whole));
}

/** `31 MB`. */
export function sizeWords(bytes: number): string {
  const [divisor, unit] =
    bytes >= 1e9 ? [1e9, 'GB'] : bytes >= 1e6 ? [1e6, 'MB'] : bytes >= 1e3 ? [1e3, 'kB'] : [1, 'B'];
  const amount = bytes / divisor;
  return `${amount < 10 && divisor > 1 ? amount.toFixed(1) : String(Math.round(amount))} ${unit}`;
}
