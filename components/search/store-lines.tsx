import { Link } from '@/components/ui/link.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { Tag } from '@/components/ui/tag.tsx';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import type { StoreReach } from '@/lib/api/search-stores.ts';
import type { Query } from '@/lib/query/syntax.ts';
import { onlyStore, withoutStore } from './narrowed.ts';
import { storeWords } from './store-words.ts';
import classes from './store-lines.module.css';

interface Props {
  readonly query: Query;
  /** The address of a query. */
  readonly to: (q: string) => string;
  readonly stores: readonly StoreReach[];
}

/** How far each store was searched, and the ways to ask one alone or to leave it out. */
export function StoreLines({ query, to, stores }: Props) {
  const asked = stores.filter(({ state }) => state !== 'left-out');
  return (
    <ul className={classes.stores} aria-label="How far each store was searched">
      {stores.map((reach) => (
        <li key={reach.store} className={classes.store} data-state={reach.state}>
          <Line reach={reach} />
          {asked.length > 1 && asked.includes(reach) ? (
            <span className={classes.ways}>
              <Link
                href={to(onlyStore(query, reach.store))}
                prefetch={false}
                aria-label={`Search only in ${reach.store}`}
              >
                only this
              </Link>
              <Link
                href={to(withoutStore(query, reach.store))}
                prefetch={false}
                aria-label={`Search without ${reach.store}`}
              >
                without
              </Link>
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Line({ reach }: { readonly reach: StoreReach }) {
  const { word, tone, words, dated } = storeWords(reach);
  return (
    <span>
      <strong>
        <SafeText>{reach.title}</SafeText>
      </strong>{' '}
      <Tag tone={tone}>{word}</Tag> <SafeText>{words}</SafeText>
      {dated && reach.searchedTo !== null ? (
        <>
          , back to <Timestamp at={reach.searchedTo} withZone />
        </>
      ) : null}
      {reach.indexProblem === null ? null : (
        <>
          {' '}
          · <SafeText>{reach.indexProblem}</SafeText>
        </>
      )}
    </span>
  );
}
