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

const mostNamed = 8;

/** Which types a draft leaves out in everything it was compared over. */
export function leftOutWords(coverage: ReducerComparison['coverage']): string {
  if (coverage === null) return '';
  const { unhandled, declared } = coverage;
  if (unhandled.length === 0) return '';
  const named = unhandled
    .slice(0, mostNamed)
    .map(({ type, count }) => `${type} (${String(count)})`);
  const more = unhandled.length - named.length;
  const end = more === 0 ? '' : ` and ${countOf(more, 'more', 'more')}`;
  return ` ${declared ? 'Not handled' : 'Never changed a state'}: ${named.join(', ')}${end}.`;
}
