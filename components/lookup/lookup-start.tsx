'use client';

import { Link } from '@/components/ui/link.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { forgetRecent } from '@/components/ui/use-recent.ts';
import type { StoreCard } from '@/lib/api/stores.ts';
import { lookupPage, storePage } from '@/lib/urls/pages.ts';
import { recentLookups } from './recent-lookups.ts';
import { thingsToName, type ThingToName } from './things-to-name.ts';
import { useNewestStreams } from './use-newest-streams.ts';
import classes from './start.module.css';

type Store = Pick<StoreCard, 'id' | 'title' | 'state' | 'failure' | 'demo'>;

interface Props {
  readonly stores: readonly Store[];
  readonly recent: readonly string[];
}

/** Before anything is looked up: what can be, what was lately, and where it is looked for. */
export function LookupStart({ stores, recent }: Props) {
  const newest = useNewestStreams(stores.filter(({ demo, state }) => !demo && state === 'open'));
  return (
    <div className={classes.start}>
      <Panel title="Look up what a caller names" flush>
        <p className={classes.lead}>
          Who has it now, and who had it before: every value of every state is asked, back to the
          first event.
        </p>
        <ul className={classes.things} aria-label="What can be looked up">
          {thingsToName(stores, newest).map((thing) => (
            <Thing key={thing.what} thing={thing} />
          ))}
        </ul>
      </Panel>
      <div className={classes.beside}>
        {recent.length === 0 ? null : <Recent recent={recent} />}
        <Panel title="What you get">
          <ul className={classes.gains}>
            <li>Who has it and who had it, and from when to when.</li>
            <li>The story of each in sentences, to narrow by topic.</li>
            <li>How it is today, field by field, with who set it.</li>
            <li>All of it as text for the ticket, with links.</li>
          </ul>
        </Panel>
        <Panel title="Where it is looked for" flush>
          <ul className={classes.list}>
            {stores.map((store) => (
              <StoreLine key={store.id} store={store} />
            ))}
          </ul>
        </Panel>
      </div>
    </div>
  );
}

function Thing({ thing: { what, examples, found } }: { readonly thing: ThingToName }) {
  return (
    <li className={classes.thing}>
      <strong>{what}</strong>
      <span className={classes.found}>{found}</span>
      <span className={classes.examples}>
        {examples.map((q) => (
          <Link key={q} href={lookupPage({ q })} prefetch={false} className={classes.example}>
            <SafeText>{q}</SafeText>
          </Link>
        ))}
      </span>
    </li>
  );
}

function Recent({ recent }: Pick<Props, 'recent'>) {
  return (
    <Panel
      title="Recent lookups"
      flush
      aside={
        <button
          type="button"
          className={classes.forget}
          onClick={() => {
            forgetRecent(recentLookups);
          }}
        >
          Forget them
        </button>
      }
    >
      <ul className={classes.list} aria-label="Recent lookups">
        {recent.map((q) => (
          <li key={q}>
            <Link href={lookupPage({ q })} prefetch={false} className={classes.line}>
              <SafeText>{q}</SafeText>
            </Link>
          </li>
        ))}
      </ul>
      <p className={classes.kept}>Kept in this browser only.</p>
    </Panel>
  );
}

function StoreLine({ store: { id, title, state, failure } }: { readonly store: Store }) {
  return (
    <li>
      <Link href={storePage(id)} prefetch={false} className={classes.line}>
        <SafeText>{title}</SafeText> {title === id ? null : <code>{id}</code>}
      </Link>
      {state === 'open' ? null : (
        <p className={classes.failed}>It cannot be opened and is not asked. {failure}</p>
      )}
    </li>
  );
}
