import { SafeText } from '@/components/ui/safe-text.tsx';
import { countOf } from '@/components/ui/show-count.ts';
import type { CategoryRow } from './category-rows.ts';

const mostNamed = 12;

/** Which types of a category its active reducer leaves out, with counts. */
export function CoverageLine({ row }: { readonly row: CategoryRow }) {
  const { active, unhandled } = row;
  if (active === null) return 'Every payload is merged, whatever its type.';
  if (unhandled === null) {
    return 'Code does not say which types it takes: the comparison in the editor finds those that never change a state.';
  }
  if (unhandled.length === 0) return 'Every type is handled.';
  return (
    <>
      Not handled:{' '}
      {unhandled.slice(0, mostNamed).map(({ type, count }, index) => (
        <span key={type}>
          {index === 0 ? '' : ', '}
          <SafeText>{type}</SafeText> ({countOf(count, 'event')})
        </span>
      ))}
      {unhandled.length > mostNamed ? ` and ${String(unhandled.length - mostNamed)} more` : ''}.
    </>
  );
}
