import { countOf, showCount } from '@/components/ui/show-count.ts';
import type { ExportJobView, JobView } from '@/lib/api/jobs.ts';
import { leftOutWords } from '@/lib/api/left-out-words.ts';
import { instant } from '@/lib/events/ids.ts';
import { secondsBetween } from '@/lib/time/gap.ts';

/** `examined 8,412 events, 310 found`; how far back follows in the line. */
export const exportWords = ({ progress }: Pick<ExportJobView, 'progress'>): string =>
  `examined ${countOf(progress.examined, 'event')}, ${showCount(progress.matched)} found`;

/** Others may wait before it, of the same member or over the same store. */
const turnWords = 'It waits its turn: one of your jobs is at work at a time, and two over a store.';
const againWords = 'Its rows are known only at the end, so it begins again when it is resumed.';

/** Why the file begins and ends where it does, in sentences; empty where there is nothing to say. */
export function endWords({ state, outcome, failure, goesOn, asked }: JobView): readonly string[] {
  if (failure !== null) return [failure];
  if (state === 'queued') return [turnWords];
  if (state === 'paused') return [goesOn ? 'It goes on where it stopped.' : againWords];
  if (state === 'cancelled') return ['It was given up before the end of the log.'];
  return outcome?.notes ?? [leftOutWords(asked)].filter(Boolean);
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
