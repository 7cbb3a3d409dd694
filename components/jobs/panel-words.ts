import { showCount } from '@/components/ui/show-count.ts';
import type { JobView } from '@/lib/api/jobs.ts';
import { isAtWork } from '@/components/ui/jobs-query.ts';

/** `Exports: 1 at work, 3 to download`. */
export function panelWords(jobs: readonly Pick<JobView, 'state' | 'bytes'>[]): string {
  const working = jobs.filter(isAtWork).length;
  const ready = jobs.filter(({ state }) => state === 'done').length;
  const stopped = jobs.length - working - ready;
  const parts = [
    [working, 'at work'],
    [ready, 'to download'],
    [stopped, 'stopped before the end'],
  ] as const;
  const said = parts.flatMap(([count, words]) =>
    count === 0 ? [] : [`${showCount(count)} ${words}`],
  );
  return `Exports: ${said.join(', ')}`;
}
