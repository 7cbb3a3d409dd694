'use client';

import { Link } from '@/components/ui/link.tsx';
import { useMemo } from 'react';
import { EventSide } from '@/components/events/event-side.tsx';
import { CopySearch } from '@/components/search/copy-search.tsx';
import { PinnedNote } from '@/components/search/pinned-note.tsx';
import { QueryEditor } from '@/components/search/query-editor.tsx';
import { SaveSearch } from '@/components/search/save-search.tsx';
import { SearchStart } from '@/components/search/search-start.tsx';
import { useRecent } from '@/components/search/use-recent.ts';
import { useSearchPlace } from '@/components/search/use-search-place.ts';
import type { SearchTable } from '@/components/search/search-run.ts';
import { useSearchRun } from '@/components/search/use-search-run.ts';
import { EventDetail } from '@/components/state/event-detail.tsx';
import { RawView } from '@/components/state/raw-view.tsx';
import { livePage } from '@/lib/urls/pages.ts';
import { parseQuery } from '@/lib/query/parse.ts';
import { SearchAnswer } from './search-answer.tsx';
import panes from '@/components/events/log.module.css';
import classes from '@/components/search/search.module.css';

/** The search with its answer, and the chosen event beside it. */
export function SearchScreen({ store }: { readonly store: string }) {
  const place = useSearchPlace(store);
  const { q, zone, head, event: chosen, ask } = place;
  const parsed = useMemo(() => parseQuery(q ?? ''), [q]);
  const runs = q !== null && parsed.problems.length === 0;
  const question = { store, q: q ?? '', zone, head };
  const search = useSearchRun(runs ? question : null);
  const { plan, table, events } = search.run;
  const recent = useRecent(store, plan === null ? null : q);
  return (
    <div className={panes.screen}>
      <h1 className={panes.spoken}>Search {store}</h1>
      <QueryEditor
        store={store}
        q={q}
        onAsk={ask}
        tools={
          runs ? (
            <>
              <SaveSearch store={store} q={question.q} />
              <CopySearch question={question} plan={plan} />
              {parsed.query.steps.length > 0 ? null : (
                <Link className={classes.small} href={livePage(store, { q })} prefetch={false}>
                  Watch
                </Link>
              )}
            </>
          ) : null
        }
      />
      {runs ? <PinnedNote q={question.q} head={head} onAsk={ask} /> : null}
      <div className={paneClass(table)}>
        <section className={panes.list} aria-label="Answer">
          {runs ? (
            <SearchAnswer place={place} store={store} query={parsed.query} search={search} />
          ) : (
            <SearchStart store={store} recent={recent} />
          )}
        </section>
        <aside className={panes.side} aria-label="Chosen event">
          <EventSide
            store={store}
            id={chosen}
            listed={events.find(({ id }) => id === chosen) ?? null}
            mapped={(event, onRaw) => <EventDetail store={store} event={event} onRaw={onRaw} />}
            raw={(event) => <RawView event={event} />}
          />
        </aside>
      </div>
    </div>
  );
}

/** A table has no event to show beside it. */
const paneClass = (table: SearchTable | null): string =>
  table === null || table.columns === null ? `${panes.panes}` : `${panes.panes} ${classes.wide}`;
