import type { ExportAsked } from './jobs.ts';

/** `3 events newer than its head p4 are not in it: …`; empty where there are none. */
export function leftOutWords({ head, leftOut }: Pick<ExportAsked, 'head' | 'leftOut'>): string {
  if (leftOut === null || leftOut.newer === 0 || head === null) return '';
  const { newer, more, provisional } = leftOut;
  const count = `${more ? 'More than ' : ''}${newer.toLocaleString('en')}`;
  const events = newer === 1 && !more ? 'event' : 'events';
  const are = newer === 1 && !more ? 'is' : 'are';
  const why = provisional
    ? 'the log was final only up to there when it was asked for'
    : 'it was asked for back from there';
  return `${count} ${events} newer than its head p${head} ${are} not in it: ${why}.`;
}
