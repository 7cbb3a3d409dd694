'use client';

import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import { contractQuery } from '@/components/ui/contract-query.ts';
import { Empty, Failed, Loading } from '@/components/ui/read-states.tsx';
import { useRecent } from '@/components/ui/use-recent.ts';
import { listStores } from '@/lib/api/stores.ts';
import { phoneNote } from '@/lib/lookup/phone-note.ts';
import { AccountStory } from './account-story.tsx';
import { FoundList } from './found-list.tsx';
import { LookupBox } from './lookup-box.tsx';
import type { LookupRun } from './lookup-run.ts';
import { LookupStart } from './lookup-start.tsx';
import { NamedEvents } from './named-events.tsx';
import { NothingFound } from './nothing-found.tsx';
import { isSure, ranked, type FoundIn } from './ranked.ts';
import { recentLookups } from './recent-lookups.ts';
import { StoreLookup } from './store-lookup.tsx';
import { useLookupPlace, type LookupPlace } from './use-lookup-place.ts';
import { isCertain } from './what-to-try.ts';
import classes from './lookup.module.css';

/** For support: who has or had what a caller names, and what happened to them. */
export function LookupScreen() {
  const place = useLookupPlace();
  const stores = useQuery(contractQuery(listStores, {}));
  const { q } = place;
  const recent = useRecent(recentLookups, q === '' ? null : q);
  return (
    <div className={classes.screen}>
      <h1 className={classes.spoken}>Lookup</h1>
      <LookupBox key={`box ${q}`} q={q} onAsk={place.ask} />
      {stores.data === undefined ? (
        stores.error === null ? (
          <Loading what="the stores" rows={3} />
        ) : (
          <Failed what="the stores" error={stores.error} />
        )
      ) : q === '' ? (
        <LookupStart stores={stores.data.stores} recent={recent} />
      ) : (
        <Answer key={`answer ${q}`} place={place} stores={stores.data.stores} />
      )}
    </div>
  );
}

interface AnswerProps {
  readonly place: LookupPlace;
  readonly stores: readonly { readonly id: string; readonly state: string }[];
}

function Answer({ place, stores }: AnswerProps) {
  const { q, topic } = place;
  const [runs, setRuns] = useState<ReadonlyMap<string, LookupRun>>(new Map());
  const onRun = useCallback((store: string, run: LookupRun) => {
    setRuns((before) => new Map(before).set(store, run));
  }, []);
  const found = useMemo(
    () =>
      ranked([...runs].flatMap(([store, run]) => run.found.map((each) => ({ ...each, store })))),
    [runs],
  );
  const settled = runs.size > 0 && [...runs.values()].every(({ state }) => state !== 'running');
  const first = surest(found, runs, settled);
  const chosen = place.chosen ?? first;
  const note = settled && found.length === 0 ? null : phoneNote(q);
  const right = useRef<HTMLDivElement>(null);
  const choose = (store: string, stream: string): void => {
    place.choose(store, stream);
    // On a narrow screen the story stands below the list.
    if (window.innerWidth < 800) right.current?.scrollIntoView();
  };
  return (
    <div className={classes.panes}>
      <section className={classes.left} aria-label="Who has or had it">
        <FoundList q={q} found={found} chosen={chosen} onChoose={choose} />
        <NamedEvents runs={runs} />
        {settled && found.length === 0 ? (
          <Nobody certain={isCertain(runs) && stores.every(({ state }) => state === 'open')} />
        ) : null}
        <ul className={classes.stores} aria-label="Examined" aria-busy={!settled}>
          {stores.map(({ id, state }) =>
            state === 'open' ? (
              <StoreLookup key={id} store={id} value={q} onRun={onRun} />
            ) : (
              <li key={id} className={classes.store} data-state="failed">
                <strong>{id}</strong> cannot be opened and was not examined
              </li>
            ),
          )}
        </ul>
        {note === null ? null : <p className={classes.note}>{note}</p>}
      </section>
      <div className={classes.right} ref={right}>
        {chosen === null ? (
          <NoStory {...{ q, runs, settled }} />
        ) : (
          <AccountStory
            key={`${chosen.store} ${chosen.stream}`}
            {...{ q, topic }}
            store={chosen.store}
            stream={chosen.stream}
            onTopic={place.filter}
          />
        )}
      </div>
    </div>
  );
}

interface NoStoryProps {
  readonly q: string;
  readonly runs: ReadonlyMap<string, LookupRun>;
  readonly settled: boolean;
}

function NoStory({ q, runs, settled }: NoStoryProps) {
  return settled ? (
    <NothingFound q={q} runs={runs} />
  ) : (
    <Loading what="who has or had it" rows={6} />
  );
}

/** Says so only where nothing was left out. */
function Nobody({ certain }: { readonly certain: boolean }) {
  return certain ? (
    <Empty title="Nobody has it and nobody had it">
      Every state was asked, back to the first event.
    </Empty>
  ) : (
    <Empty title="Nobody was found who has or had it">
      Not all could be asked: what was left out is told below.
    </Empty>
  );
}

/** Whose story is told unasked: of what the value names or belongs to at once, of anything else at the end. */
function surest(
  found: readonly FoundIn[],
  runs: ReadonlyMap<string, LookupRun>,
  settled: boolean,
): FoundIn | null {
  const [first = null] = found;
  if (first === null || settled) return first;
  return isSure(first) && runs.get(first.store)?.state === 'ended' ? first : null;
}
