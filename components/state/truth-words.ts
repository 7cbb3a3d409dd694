import { durationWords } from '@/lib/time/gap.ts';

export interface TruthTotalView {
  readonly intervals: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly now: boolean;
  readonly seconds: number | null;
}

/** `It held 2 times, first at v5, last at v8, for 12 min in all; it does not hold now.` */
export function truthWords(total: TruthTotalView): string {
  const { intervals, first, last, now, seconds } = total;
  if (intervals === 0 || first === null) return 'It never held.';
  const times = intervals === 1 ? 'once' : `${intervals.toLocaleString('en')} times`;
  const length = seconds === null ? '' : `, for ${durationWords(seconds)} in all`;
  const today = now ? 'it holds now' : 'it does not hold now';
  return `It held ${times}, first at v${first}, last at v${last ?? first}${length}; ${today}.`;
}
