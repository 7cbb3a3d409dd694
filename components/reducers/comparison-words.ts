import { countOf } from '@/components/ui/show-count.ts';
import type { ReducerComparison } from '@/lib/api/reducers.ts';

/** What a comparison has looked at, and what it has not. */
export function comparisonWords({
  streams,
  events,
  cut,
  complete,
}: Pick<ReducerComparison, 'streams' | 'events' | 'cut' | 'complete'>): string {
  const seen = `${countOf(events, 'event')} of ${countOf(streams, 'stream')} were folded by both`;
  const more = complete ? 'the category has no other streams' : 'there are further streams';
  const end = cut === 0 ? '' : ` Of ${countOf(cut, 'stream')} only the beginning was compared.`;
  return `${seen}; ${more}.${end}`;
}
