'use client';

import { useCallback, useEffect, useMemo, useState } from 'react';
import { loadedFigures } from './loaded-figures.ts';
import type { SearchQuestion } from './read-search.ts';
import { readSummary, summaryHref, type CountStep } from './read-summary.ts';
import type { SearchRun } from './search-run.ts';
import { advanceSummary, idleSummary, type SummaryRun } from './summary-run.ts';
import { useStreamed } from './use-streamed.ts';

export interface RunningSummary {
  readonly run: SummaryRun;
  readonly stop: () => void;
  /** Goes on where the count stopped; null where it cannot. */
  readonly more: (() => void) | null;
  readonly again: () => void;
}

/**
 * Counts of the whole answer of a search. Where all of it is on screen they are made of that; where it is
 * not, the stores are asked. Null for a table.
 */
export function useAnswerSummary(
  question: SearchQuestion | null,
  search: SearchRun,
): RunningSummary | null {
  const loaded = useLoaded(question, search);
  const counted = useCounted(question, search, loaded !== null);
  if (question === null || search.table !== null) return null;
  return loaded ?? counted;
}

/** Counts of an answer that is on screen as a whole; null where it is not. */
function useLoaded(question: SearchQuestion | null, search: SearchRun): RunningSummary | null {
  const zone = question?.zone ?? 'UTC';
  return useMemo(() => {
    if (!isWhole(search)) return null;
    return { run: loadedFigures(search, zone), stop: nothing, more: null, again: nothing };
  }, [search, zone]);
}

const nothing = (): void => undefined;

const isWhole = ({ state, next, coverage }: SearchRun): boolean =>
  state === 'ended' && next === null && coverage?.capped === null;

/** Counts the store makes; null where it is not asked. */
function useCounted(
  question: SearchQuestion | null,
  { state, table, plan }: SearchRun,
  known: boolean,
): RunningSummary | null {
  const asked = table === null ? question : null;
  const read = useRead(asked);
  const href = asked === null ? null : summaryHref(asked);
  const begun = useBegun(href, state === 'ended' || state === 'stopped');
  // What the search refuses or fails at before it began, the count would too.
  const reads = begun && !known && plan !== null;
  const { run, stop, goOn, again } = useStreamed({
    href: reads ? href : null,
    read,
    advance: advanceSummary,
    idle: idleSummary,
  });
  if (asked === null) return null;
  const { next } = run;
  const more = (): void => {
    if (next !== null) goOn(summaryHref(asked, next));
  };
  return { run, stop, more: next === null ? null : more, again };
}

/** Reads the counts of one store or of several. */
function useRead(question: SearchQuestion | null) {
  const store = question?.store ?? null;
  return useCallback(
    (href: string, onStep: (step: CountStep) => void, signal: AbortSignal) =>
      readSummary({ href, store }, onStep, signal),
    [store],
  );
}

/** A search that answers at once is not slowed down by a count beside it. */
const headStart = 1000;

/** True from when a count should begin; it then goes on although the search reads further pages. */
function useBegun(href: string | null, ready: boolean): boolean {
  const [begun, setBegun] = useState<string | null>(null);
  useEffect(() => {
    if (href === null || begun === href) return undefined;
    const soon = setTimeout(
      () => {
        setBegun(href);
      },
      ready ? 0 : headStart,
    );
    return () => {
      clearTimeout(soon);
    };
  }, [href, ready, begun]);
  return href !== null && begun === href;
}
