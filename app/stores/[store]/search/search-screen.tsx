'use client';

import { Link } from '@/components/ui/link.tsx';
import { useRecent } from '@/components/ui/use-recent.ts';
import { useMemo } from 'react';
import { EventSide } from '@/components/events/event-side.tsx';
import { ExportMenu } from '@/components/jobs/export-menu.tsx';
import { ExportPanel } from '@/components/jobs/export-panel.tsx';
import { CopySearch } from '@/components/search/copy-search.tsx';
import { DensitySwitch } from '@/components/search/density-switch.tsx';
import type { FoundEvent } from '@/components/search/found-event.ts';
import { PinnedNote } from '@/components/search/pinned-note.tsx';
import { QueryEditor } from '@/components/search/query-editor.tsx';
import { SaveSearch } from '@/components/search/save-search.tsx';
import { SearchStart } from '@/components/search/search-start.tsx';
import { recentKey } from '@/components/search/recent-key.ts';
import { useSearchPlace, type SearchPlace } from '@/components/search/use-search-place.ts';
import type { SearchTable } from '@/components/search/search-run.ts';
import { useAnswerSummary } from '@/components/search/use-answer-summary.ts';
import { useSearchRun } from '@/components/search/use-search-run.ts';
import { EventDetail } from '@/components/state/event-detail.tsx';
import { RawView } from '@/components/state/raw-view.tsx';
import { livePage } from '@/lib/urls/pages.ts';
import { parseQuery } from '@/lib/query/parse.ts';
import { printColumns, withShown } from '@/lib/query/shown-columns.ts';
import type { Query } from '@/lib/query/syntax.ts';
import { SearchAnswer } from './search-answer.tsx';
import panes from '@/components/events/log.module.css';
import classes from '@/components/search/search.module.css';

interface Props {
  /** Null: all stores. */
  readonly store: string | null;
}

/** The search with its answer, and the chosen event beside it. */
export function SearchScreen({ store }: Props) {
  const { place, parsed, question, search, summary } = useScreen(store);
  const { q, ask } = place;
  const { plan, table, events } = search.run;
  const recent = useRecent(recentKey(store), plan === null ? null : q);
  return (
    <div className={panes.screen}>
      <h1 className={panes.spoken}>Search {store ?? 'all stores'}</h1>
      <QueryEditor
        store={store}
        q={q}
        zone={place.zone}
        onAsk={ask}
        tools={
          question !== null ? (
            <>
              <DensitySwitch />
              <CopySearch question={question} plan={plan} columns={printColumns(place.columns)} />
              {store === null ? null : (
                <OfStore {...question} {...{ place, store }} query={parsed.query} />
              )}
            </>
          ) : null
        }
      />
      {question !== null ? <PinnedNote question={question} onAsk={ask} /> : null}
      {store === null ? null : <ExportPanel store={store} />}
      <div className={paneClass(place, table)}>
        <section className={panes.list} aria-label="Answer">
          {question !== null ? (
            <SearchAnswer {...{ place, store, search, summary }} query={parsed.query} />
          ) : (
            <SearchStart store={store} recent={recent} />
          )}
        </section>
        <aside className={panes.side} aria-label="Chosen event">
          <Chosen place={place} events={events} />
        </aside>
      </div>
    </div>
  );
}

/** What is asked and how far its answer is; no question where nothing can be asked yet. */
function useScreen(store: string | null) {
  const place = useSearchPlace(store);
  const { q, zone, head } = place;
  const parsed = useMemo(() => parseQuery(q ?? ''), [q]);
  const asks = q !== null && parsed.problems.length === 0;
  const question = asks ? { store, q, zone, head } : null;
  const search = useSearchRun(question);
  // A table is a summary already.
  const counts = parsed.query.steps.length === 0 ? question : null;
  const summary = useAnswerSummary(counts, search.run);
  return { place, parsed, question, search, summary };
}

interface OfStoreProps {
  readonly store: string;
  readonly q: string;
  readonly zone: string;
  readonly head: string | null;
  readonly place: SearchPlace;
  readonly query: Query;
}

/** What can be done with a search in one store. */
function OfStore({ store, q, zone, head, place: { columns }, query }: OfStoreProps) {
  const shown = withShown(query, columns);
  const csv = shown === null ? null : { q: shown, columns: printColumns(columns) };
  return (
    <>
      <SaveSearch store={store} q={q} />
      <ExportMenu {...{ store, q, zone, head, csv }} />
      {query.steps.length > 0 ? null : (
        <Link className={classes.small} href={livePage(store, { q })} prefetch={false}>
          Watch
        </Link>
      )}
    </>
  );
}

function Chosen({
  place: { event: chosen, eventStore, hide },
  events,
}: {
  readonly place: SearchPlace;
  readonly events: readonly FoundEvent[];
}) {
  const store = eventStore ?? '';
  const listed = events.find((event) => event.id === chosen && event.store === store);
  return (
    <EventSide
      store={store}
      id={eventStore === null ? null : chosen}
      listed={listed ?? null}
      mapped={(event, onRaw) => <EventDetail store={store} event={event} onRaw={onRaw} />}
      raw={(event) => <RawView store={store} event={event} />}
      onClose={hide}
    />
  );
}

/** A table has no event to show beside it, and before one is chosen the list has the room. */
function paneClass({ event, eventStore }: SearchPlace, table: SearchTable | null): string {
  const shows = event !== null && eventStore !== null && (table === null || table.columns === null);
  return shows ? `${panes.panes}` : `${panes.panes} ${classes.wide}`;
}
