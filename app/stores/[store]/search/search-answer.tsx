'use client';

import { useMemo } from 'react';
import { LogList } from '@/components/events/log-list.tsx';
import { useListKeys } from '@/components/events/use-list-keys.ts';
import type { LogEdge } from '@/components/events/use-log.ts';
import { CoverageLine } from '@/components/search/coverage-line.tsx';
import { FacetList } from '@/components/search/facet-list.tsx';
import { facetsOf } from '@/components/search/facets.ts';
import { ResultTable } from '@/components/search/result-table.tsx';
import { canContinue } from '@/components/search/search-run.ts';
import type { SearchPlace } from '@/components/search/use-search-place.ts';
import type { RunningSearch } from '@/components/search/use-search-run.ts';
import { marksOf } from '@/components/streams/event-marks.ts';
import { MarkTags } from '@/components/streams/mark-tags.tsx';
import { Empty, Failed, Loading } from '@/components/ui/read-states.tsx';
import type { EventView } from '@/lib/api/views.ts';
import { printQuery } from '@/lib/query/print.ts';
import type { Query } from '@/lib/query/syntax.ts';
import classes from '@/components/search/search.module.css';

interface Props {
  readonly store: string;
  readonly place: SearchPlace;
  readonly query: Query;
  readonly search: RunningSearch;
}

const marks = (event: EventView) => <MarkTags marks={marksOf(event, null)} />;
const closed: LogEdge = { state: 'complete', busy: false, failure: null, load: () => undefined };

/** What was found so far, with how far that is. */
export function SearchAnswer(props: Props) {
  const { run } = props.search;
  return (
    <>
      {run.state === 'idle' ? null : <CoverageLine search={props.search} />}
      <Failure {...props} />
      <div className={classes.answer}>
        {run.events.length > 0 && run.table === null ? <Facets {...props} /> : null}
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
  const { store, place, query, search } = props;
  const { run } = search;
  const waits = run.state === 'running' || run.state === 'idle';
  if (run.table !== null && run.table.columns !== null) {
    return (
      <ResultTable
        store={store}
        zone={place.zone}
        query={query}
        table={run.table}
        running={waits}
      />
    );
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

function Events({ store, place, search }: Props) {
  const { run, more } = search;
  const items = useMemo(() => run.events.map((event) => ({ store, event })), [store, run.events]);
  useListKeys({
    items,
    onChoose({ event }) {
      place.show(event.id);
    },
  });
  const bottom: LogEdge = {
    // A full page goes on by itself; a spent budget asks.
    state: run.coverage?.capped === 'page' && canContinue(run) ? 'follows' : 'complete',
    busy: run.state === 'running',
    failure: null,
    load: more,
  };
  return (
    <LogList
      store={store}
      events={run.events}
      selected={place.event}
      top={closed}
      bottom={bottom}
      marks={marks}
      onSelect={(event) => {
        place.show(event.id);
      }}
      end={<End search={search} />}
    />
  );
}

function End({ search: { run } }: Pick<Props, 'search'>) {
  if (run.state === 'running') return <p className={classes.end}>Searching further back …</p>;
  if (run.coverage?.complete === true) return <p className={classes.end}>These are all.</p>;
  return null;
}

function Facets({ store, place, query, search }: Props) {
  const { events } = search.run;
  const facets = useMemo(() => facetsOf(query, events), [query, events]);
  return (
    <FacetList
      store={store}
      zone={place.zone}
      facets={facets}
      events={events.length}
      byDay={printQuery({ ...query, steps: [{ kind: 'by', bucket: 'day' }] })}
    />
  );
}
