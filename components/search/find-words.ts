import { countOf, showCount } from '@/components/ui/show-count.ts';
import type { FindInResults } from './use-find.ts';

interface Loaded {
  readonly events: number;
  /** True where the answer has more events than were loaded. */
  readonly more: boolean;
}

type Found = Pick<FindInResults, 'find' | 'rows' | 'at' | 'partly'>;

/** How many of the loaded results hold a text, and what is not among them. */
export function findWords({ find, rows, at, partly }: Found, { events, more }: Loaded): string {
  const within = `in the ${countOf(events, 'loaded result')}`;
  const beyond = more ? '; the answer goes on behind them' : '';
  if (find === null) return `Looks ${within}${beyond}.`;
  const cut = partly === 0 ? '' : `; ${countOf(partly, 'event')} only in part or not as text`;
  const which = at === 0 ? '' : `${showCount(at)} of `;
  return `${which}${countOf(rows.length, 'match', 'matches')} ${within}${beyond}${cut}.`;
}
