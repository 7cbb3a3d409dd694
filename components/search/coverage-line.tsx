import { Loader } from '@mantine/core';
import { Tag } from '@/components/ui/tag.tsx';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import { coverageWords } from './coverage-words.ts';
import { canContinue, type SearchRun } from './search-run.ts';
import type { RunningSearch } from './use-search-run.ts';
import classes from './search.module.css';

/** How far the answer reaches, and the ways to stop it or to go on. */
export function CoverageLine({ search }: { readonly search: RunningSearch }) {
  const { run } = search;
  const words = coverageWords(run);
  const reached = run.examining === null ? run.searchedTo : run.examining.backTo;
  return (
    <div className={classes.coverage}>
      <span role="status" aria-label="How far the answer reaches">
        <State run={run} complete={words.complete} /> <strong>{words.found}</strong> ·{' '}
        {words.searched}
        {reached === null ? null : (
          <>
            , back to <Timestamp at={reached} withZone />
          </>
        )}
        {words.rest === '' ? null : <> – {words.rest}</>}
      </span>
      <Control search={search} />
    </div>
  );
}

function State({ run, complete }: { readonly run: SearchRun; readonly complete: boolean }) {
  if (run.state === 'running') return <Loader size={12} aria-hidden="true" />;
  if (complete) return <Tag tone="green">complete</Tag>;
  return <Tag tone={isOnlyPaged(run) ? 'blue' : 'amber'}>partial</Tag>;
}

/** A list goes on where its page ended: nothing is wrong with it. */
const isOnlyPaged = ({ state, coverage, unreadable, stores }: SearchRun): boolean =>
  state === 'ended' &&
  coverage?.capped === 'page' &&
  unreadable === 0 &&
  stores.every((each) => each.state !== 'failed');

function Control({ search: { run, stop, more, again } }: { readonly search: RunningSearch }) {
  const ways = {
    stop: ['Stop', stop],
    more: ['Continue', more],
    again: ['Search again', again],
  } as const;
  const way = wayOf(run);
  if (way === null) return null;
  const [label, act] = ways[way];
  return (
    <button type="button" className={classes.small} onClick={act}>
      {label}
    </button>
  );
}

function wayOf(run: SearchRun): 'stop' | 'more' | 'again' | null {
  if (run.state === 'running') return 'stop';
  if (canContinue(run)) return 'more';
  return run.state === 'stopped' ? 'again' : null;
}
