import { countOf, showCount } from '@/components/ui/show-count.ts';
import type { ReducerComparison } from '@/lib/api/reducer-comparison.ts';

type Seen = Pick<
  ReducerComparison,
  'streams' | 'events' | 'cut' | 'sampled' | 'of' | 'whole' | 'complete'
>;

/** What a comparison has looked at, and what it has not. */
export function comparisonWords(seen: Seen): string {
  const { streams, events, cut, sampled } = seen;
  const folded = `${countOf(events, 'event')} of ${countOf(streams, 'stream')} were folded by both`;
  const late = streams < sampled ? ` Of ${showCount(sampled)} the others took too long.` : '';
  const short =
    cut === 0 ? '' : ` Of ${countOf(cut, 'stream')} only the first 1,000 events were compared.`;
  return `${folded}; ${spreadWords(seen)}.${late}${short}`;
}

function spreadWords({ of, whole, complete }: Seen): string {
  if (complete) return 'the category has no other streams';
  return whole
    ? `they are spread over all ${showCount(of)} of the category`
    : `they are spread over the first ${showCount(of)} of the category, which has more`;
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
