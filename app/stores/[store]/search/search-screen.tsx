'use client';

import { useEffect, useMemo } from 'react';
import { EventSide } from '@/components/events/event-side.tsx';
import { CopySearch } from '@/components/search/copy-search.tsx';
import { QueryEditor } from '@/components/search/query-editor.tsx';
import { SearchStart } from '@/components/search/search-start.tsx';
import { useRecent } from '@/components/search/use-recent.ts';
import { useSearchPlace } from '@/components/search/use-search-place.ts';
import { useSearchRun } from '@/components/search/use-search-run.ts';
import { EventDetail } from '@/components/state/event-detail.tsx';
import { RawView } from '@/components/state/raw-view.tsx';
import { parseQuery } from '@/lib/query/parse.ts';
import { SearchAnswer } from './search-answer.tsx';
import panes from '@/components/events/log.module.css';
import classes from '@/components/search/search.module.css';

/** The search with its answer, and the chosen event beside it. */
export function SearchScreen({ store }: { readonly store: string }) {
  const place = useSearchPlace(store);
  const { q, zone, head, event: chosen, ask } = place;
  const parsed = useMemo(() => parseQuery(q ?? ''), [q]);
  const question = q === null ? null : { store, q, zone, head };
  const search = useSearchRun(parsed.problems.length > 0 ? null : question);
  const { run } = search;
  const { searches, remember } = useRecent(store);
  const understood = run.plan !== null;
  useEffect(() => {
    if (understood && q !== null && q !== '') remember(q);
  }, [understood, q, remember]);
  const listed = run.events.find(({ id }) => id === chosen) ?? null;
  // A table has no event to show beside it.
  const isWide = (run.table?.columns ?? null) !== null;
  return (
    <div className={panes.screen}>
      <h1 className={panes.spoken}>Search {store}</h1>
      <QueryEditor
        store={store}
        q={q}
        onAsk={ask}
        tools={question === null ? null : <CopySearch question={question} plan={run.plan} />}
      />
      {head === null || q === null ? null : (
        <p className={classes.pinned}>
          This is the answer as of position {head}.{' '}
          <button
            type="button"
            className={classes.link}
            onClick={() => {
              ask(q);
            }}
          >
            Search everything up to now
          </button>
        </p>
      )}
      <div className={`${panes.panes ?? ''} ${isWide ? (classes.wide ?? '') : ''}`}>
        <section className={panes.list} aria-label="Answer">
          {question === null || parsed.problems.length > 0 ? (
            <SearchStart store={store} recent={searches} />
          ) : (
            <SearchAnswer place={place} store={store} query={parsed.query} search={search} />
          )}
        </section>
        <aside className={panes.side} aria-label="Chosen event">
          <EventSide
            store={store}
            id={chosen}
            listed={listed}
            mapped={(event, onRaw) => <EventDetail store={store} event={event} onRaw={onRaw} />}
            raw={(event) => <RawView event={event} />}
          />
        </aside>
      </div>
    </div>
  );
}
