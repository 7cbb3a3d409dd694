import { Loader } from '@mantine/core';
import { Tag } from '@/components/ui/tag.tsx';
import { showCount } from '@/components/ui/show-count.ts';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import { coverageWords } from './coverage-words.ts';
import { canContinue } from './search-run.ts';
import type { RunningSearch } from './use-search-run.ts';
import classes from './search.module.css';

/** How far the answer reaches, and the ways to stop it or to go on. */
export function CoverageLine({ search }: { readonly search: RunningSearch }) {
  const { run, stop, more, again } = search;
  const words = coverageWords(run);
  const { index = null, indexProblem = null } = run.coverage ?? {};
  const running = run.state === 'running';
  return (
    <div className={classes.coverage}>
      <span role="status" aria-label="How far the answer reaches">
        {running ? <Loader size={12} aria-hidden="true" /> : null}
        {words.complete ? <Tag tone="green">complete</Tag> : null}
        {!words.complete && !running ? <Tag tone="amber">partial</Tag> : null}{' '}
        <strong>{words.found}</strong> · {words.searched}
        {run.searchedTo === null ? null : (
          <>
            , back to <Timestamp at={run.searchedTo} withZone />
          </>
        )}
        {words.rest === '' ? null : <> – {words.rest}</>}
      </span>
      {running ? (
        <button type="button" className={classes.small} onClick={stop}>
          Stop
        </button>
      ) : null}
      {canContinue(run) ? (
        <button type="button" className={classes.small} onClick={more}>
          Continue
        </button>
      ) : null}
      {run.state === 'stopped' && !canContinue(run) ? (
        <button type="button" className={classes.small} onClick={again}>
          Search again
        </button>
      ) : null}
      {index === null ? null : (
        <span className={classes.aside}>
          the index covers {showCount(index.events)}, {showCount(index.newer)} newer scanned
        </span>
      )}
      {indexProblem === null ? null : <span className={classes.aside}>{indexProblem}</span>}
    </div>
  );
}
