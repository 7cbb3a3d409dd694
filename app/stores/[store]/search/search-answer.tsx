'use client';

import { useMemo, type KeyboardEvent } from 'react';
import { SummaryLine } from '@/components/events/summary-line.tsx';
import { useListKeys } from '@/components/events/use-list-keys.ts';
import { CoverageLine } from '@/components/search/coverage-line.tsx';
import type { FoundEvent } from '@/components/search/found-event.ts';
import { ListTools } from '@/components/search/list-tools.tsx';
import { useFind } from '@/components/search/use-find.ts';
import { AnswerFacets } from '@/components/search/answer-facets.tsx';
import { PlanLine } from '@/components/search/plan-line.tsx';
import { ResultList, type RowParts } from '@/components/search/result-list.tsx';
import { ResultTable } from '@/components/search/result-table.tsx';
import { canContinue } from '@/components/search/search-run.ts';
import { StoreLines } from '@/components/search/store-lines.tsx';
import { SummaryPanel } from '@/components/search/summary-panel.tsx';
import type { RunningSummary } from '@/components/search/use-answer-summary.ts';
import type { SearchPlace } from '@/components/search/use-search-place.ts';
import type { RunningSearch } from '@/components/search/use-search-run.ts';
import { marksOf } from '@/components/streams/event-marks.ts';
import { MarkTags } from '@/components/streams/mark-tags.tsx';
import { MarkIn } from '@/components/ui/marked-text.tsx';
import { Empty, Failed, Loading } from '@/components/ui/read-states.tsx';
import { matchedWords } from '@/lib/query/matched-words.ts';
import type { Query } from '@/lib/query/syntax.ts';
import classes from '@/components/search/search.module.css';

interface Props {
  /** Null: all stores. */
  readonly store: string | null;
  readonly place: SearchPlace;
  readonly query: Query;
  readonly search: RunningSearch;
  /** Null where the whole answer is not counted. */
  readonly summary: RunningSummary | null;
}

const rowParts: RowParts = {
  marks: (event) => <MarkTags marks={marksOf(event, null)} />,
  summary: ({ data }) => <SummaryLine payload={data} />,
};

/** What was found so far, with how far that is. */
export function SearchAnswer(props: Props) {
  const { store, query, place, search, summary } = props;
  const { run } = search;
  return (
    <>
      {run.state === 'idle' ? null : <CoverageLine search={search} />}
      <PlanLine run={run} several={store === null} />
      {run.stores.length === 0 ? null : (
        <StoreLines query={query} to={place.to} stores={run.stores} />
      )}
      <Failure {...props} />
      {summary === null || isNothing(summary) ? null : (
        <SummaryPanel {...{ place, query, summary }} />
      )}
      <div className={classes.answer}>
        {run.events.length > 0 && run.table === null ? (
          <AnswerFacets
            {...{ query }}
            to={place.to}
            events={run.events}
            figures={summary?.run.figures ?? null}
          />
        ) : null}
        <div className={classes.found}>
          <Found {...props} />
        </div>
      </div>
    </>
  );
}

function Failure({ search: { run, again, more } }: Props) {
  if (run.state !== 'failed') return null;
  const onRetry = canContinue(run) ? more : again;
  return <Failed what="the answer" error={run.failure} onRetry={onRetry} />;
}

function Found(props: Props) {
  const { place, query, search } = props;
  const { run } = search;
  const waits = run.state === 'running' || run.state === 'idle';
  if (run.table !== null && run.table.columns !== null) {
    return <ResultTable to={place.to} query={query} table={run.table} running={waits} />;
  }
  if (run.events.length > 0) return <Events {...props} />;
  if (waits) return <Loading what="the answer" rows={14} />;
  return run.state === 'failed' ? null : <Nothing {...props} />;
}

function Nothing({ search: { run } }: Props) {
  if (run.coverage?.complete === true) {
    return (
      <Empty title="No event fits">
        The whole log was searched. Take a part of the query away, or exclude less.
      </Empty>
    );
  }
  return (
    <Empty title="Nothing found so far">
      Not every event could be judged, or not all were looked at; the line above says how far.
    </Empty>
  );
}

function Events({ store, place, query, search }: Props) {
  const { run } = search;
  const { events } = run;
  const items = useMemo(() => events.map((event) => ({ store: event.store, event })), [events]);
  useListKeys({
    items,
    onChoose({ store: of, event }) {
      place.show({ ...event, store: of });
    },
  });
  const chosen = chosenIn(place, events);
  const found = useFind({ events, onChoose: place.show }, chosen);
  const asked = useMemo(() => matchedWords(query.expr), [query.expr]);
  return (
    <MarkIn find={found.find ?? asked}>
      <div
        className={classes.found}
        onKeyDown={(event) => {
          // In the box itself the key is the browser's own again.
          if (!isFindKey(event) || event.target instanceof HTMLInputElement) return;
          event.preventDefault();
          found.onOpen();
        }}
      >
        <ListTools {...{ store, place, query, run, found }} />
        <ResultList
          several={store === null}
          columns={place.columns}
          {...{ place, search }}
          {...rowParts}
        />
      </div>
    </MarkIn>
  );
}

const isFindKey = ({ key, ctrlKey, metaKey }: KeyboardEvent): boolean =>
  (ctrlKey || metaKey) && key.toLowerCase() === 'f';

const chosenIn = (
  { event: id, eventStore }: SearchPlace,
  events: readonly FoundEvent[],
): FoundEvent | undefined => events.find((event) => event.id === id && event.store === eventStore);

/** Nothing to be told: not begun yet, or nothing found, which the line above says. */
const isNothing = ({ run: { state, figures } }: RunningSummary): boolean =>
  state === 'idle' || (state === 'ended' && figures?.total === 0);
