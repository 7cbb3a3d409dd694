import { SafeText } from '@/components/ui/safe-text.tsx';
import { conditionsLeft, withFilter } from '@/lib/query/default-filter.ts';
import { printPart, printQuery } from '@/lib/query/print.ts';
import type { Query } from '@/lib/query/syntax.ts';
import classes from './search.module.css';

interface Props {
  readonly query: Query;
  /** What searches begin with; empty: nothing. */
  readonly filter: string;
  readonly onAdd: (q: string) => void;
}

/** Offers what of the default filter a query goes without. */
export function DefaultFilter({ query, filter, onAdd }: Props) {
  const left = conditionsLeft(query, filter);
  if (left.length === 0) return null;
  return (
    <button
      type="button"
      className={classes.small}
      title="Searches here begin with this filter, and this one goes without it. Add it"
      onClick={() => {
        onAdd(printQuery(withFilter(query, filter)));
      }}
    >
      without the default filter <SafeText>{left.map(printPart).join(' ')}</SafeText>: add it
    </button>
  );
}
