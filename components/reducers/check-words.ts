import { showCount } from '@/components/ui/show-count.ts';
import type { Tone } from '@/components/ui/tag.tsx';
import type { CategoryChecksView, ReducerCheckView } from '@/lib/api/reducers.ts';

/** `passes`, `fails at v3`, `not claimed`, `not checked`. */
export function outcomeWords({
  outcome,
  at,
}: Pick<ReducerCheckView, 'outcome' | 'at'>): readonly [word: string, tone: Tone] {
  switch (outcome) {
    case 'holds':
      return ['passes', 'green'];
    case 'fails':
      return [at === null ? 'fails' : `fails at v${at.version}`, 'red'];
    case 'unclaimed':
      return ['not claimed', 'grey'];
    case 'unknown':
      return ['not checked', 'grey'];
  }
}

/** `Checked on 20 of 8,884 streams, from all over the category.` */
export function checkedWords({
  streams,
  sampled,
  of,
  whole,
}: Pick<CategoryChecksView, 'streams' | 'sampled' | 'of' | 'whole'>): string {
  const late =
    streams < sampled ? ` Of ${showCount(sampled)} chosen ones the others took too long.` : '';
  if (of === 0) return 'The category has no stream to check on.';
  if (whole && streams === of) return `Checked on all ${showCount(of)} of its streams.`;
  const more = whole ? '' : ', and there are further ones';
  return `Checked on ${showCount(streams)} of ${showCount(of)} streams, from all over the category${more}.${late}`;
}
