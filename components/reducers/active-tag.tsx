import { Tag } from '@/components/ui/tag.tsx';
import type { ReducerVersionView } from '@/lib/api/reducers.ts';

const meanings = {
  reducer: 'Folded by your own code.',
  rules: 'Folded by rules that were declared for this category.',
  inferred: 'Payloads are merged in order, which may differ from what your code makes of them.',
} as const;

/** How the states of a category are made. */
export function ActiveTag({ active }: { readonly active: ReducerVersionView | null }) {
  const kind = active?.kind ?? 'inferred';
  return (
    <Tag tone={active === null ? 'grey' : 'blue'} title={meanings[kind]}>
      {active === null ? 'inferred' : `${kind} v${String(active.number)}`}
    </Tag>
  );
}
