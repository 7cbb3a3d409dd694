import { Link } from '@/components/ui/link.tsx';
import { parseQuery } from '@/lib/query/parse.ts';
import { sentenceOf } from '@/lib/query/sentence.ts';
import { searchPage } from '@/lib/urls/pages.ts';
import { SavedList } from './saved-list.tsx';
import classes from './search.module.css';

interface Props {
  /** Null: all stores. */
  readonly store: string | null;
  readonly recent: readonly string[];
}

/** Shapes of questions; each can be changed once it is in the box. */
const examples = [
  'type:*Changed last:30d',
  'readable:false | count by type, schema',
  'last:90d | by day',
  '-initiator:service:* | count by initiator | sort count desc',
  'change.email:exists',
  'version:1 | count by category',
] as const;

const examplesOfAll = [
  'last:7d | count by service',
  '-initiator:service:* | count by service, initiator',
  'type:*Failed | by day',
  'readable:false | count by service, type',
] as const;

/** Before anything was asked: what was asked lately, and what can be. */
export function SearchStart({ store, recent }: Props) {
  return (
    <div className={classes.start}>
      {store === null ? null : <SavedList store={store} />}
      {recent.length === 0 ? null : (
        <section>
          <h2 className={classes.heading}>Recent searches</h2>
          <Queries store={store} queries={recent} />
        </section>
      )}
      <section>
        <h2 className={classes.heading}>Questions to begin with</h2>
        <Queries store={store} queries={store === null ? examplesOfAll : examples} />
        <p className={classes.hint}>
          A word alone is looked for in types, ids, data and metadata. Fields stand before a colon;
          the box offers them as you write.
        </p>
      </section>
    </div>
  );
}

function Queries({
  store,
  queries,
}: Pick<Props, 'store'> & { readonly queries: readonly string[] }) {
  return (
    <ul className={classes.queries}>
      {queries.map((q) => (
        <li key={q}>
          <Link href={searchPage(store, { q })} prefetch={false} className={classes.query}>
            <code>{q === '' ? '(everything)' : q}</code>
            <span>{sentenceOf(parseQuery(q).query)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
