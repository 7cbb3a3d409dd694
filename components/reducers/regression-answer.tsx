'use client';

import { Progress } from '@mantine/core';
import { useState } from 'react';
import { JobActions } from '@/components/ui/job-actions.tsx';
import { stateWord } from '@/components/ui/job-words.ts';
import { Failed } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { Tag } from '@/components/ui/tag.tsx';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import { useJobResults } from '@/components/ui/use-job-results.ts';
import type { RegressionJobView } from '@/lib/api/jobs.ts';
import { leftOutWords } from '@/lib/api/left-out-words.ts';
import type { DifferingStream } from '@/lib/api/reducer-comparison.ts';
import { streamPage } from '@/lib/urls/pages.ts';
import { DifferingList } from './differing-list.tsx';
import { linkedSides, regressionWords, regressionWorth, sidesWords } from './regression-words.ts';
import classes from './reducers.module.css';

interface Props {
  readonly store: string;
  readonly job: RegressionJobView;
  /** Streams of the category; null where nobody knows. */
  readonly total: number | null;
  /** Hashes of the versions there are. */
  readonly known: ReadonlySet<string>;
  /** Whether the streams are listed before somebody asks for them. */
  readonly isOpen: boolean;
}

/** One comparison over all streams: how far it is, what it found, and what that is worth. */
export function RegressionAnswer({ store, job, total, known, isOpen }: Props) {
  const [word, tone] = stateWord(job);
  const { asked, progress } = job;
  const name = `the comparison ${sidesWords(asked)}`;
  return (
    <li className={classes.job}>
      <div className={classes.jobHead}>
        <Tag tone={tone}>{word}</Tag>
        <SafeText>{sidesWords(asked)}</SafeText>
        <span className={classes.grow} />
        <JobActions store={store} job={job} name={name} />
      </div>
      <p className={classes.said} role="status">
        {regressionWords(job, total)}
      </p>
      {job.state === 'running' && total !== null && (
        <Progress
          value={total === 0 ? 100 : Math.min(100, (100 * progress.streams) / total)}
          size="xs"
          aria-label={`Streams compared for ${sidesWords(asked)}`}
        />
      )}
      {job.failure === null ? null : (
        <p className={classes.failure} role="alert">
          {job.failure} What was found so far is kept; “Resume” continues after it.
        </p>
      )}
      <Worth job={job} />
      {progress.listed === 0 ? null : (
        <Found store={store} job={job} known={known} isOpen={isOpen} />
      )}
    </li>
  );
}

function Worth({ job }: { readonly job: RegressionJobView }) {
  const { asked, progress, outcome, createdAt, asof, state } = job;
  if (state === 'queued') return null;
  const said = regressionWorth(progress);
  const notes = outcome?.notes ?? [leftOutWords(asked)];
  return (
    <p className={classes.said}>
      {said} Begun <Timestamp at={createdAt} withZone />
      {asked.head === null ? '' : `, pinned to position ${asked.head}`}
      {asof === null ? '' : ', as of '}
      {asof === null ? null : <Timestamp at={asof} withZone />}.{' '}
      {notes.filter((note) => !said.includes(note)).join(' ')}
    </p>
  );
}

function Found({ store, job, known, isOpen }: Omit<Props, 'total'>) {
  const [open, setOpen] = useState(isOpen);
  const { pages, error } = useJobResults(store, open ? job : null);
  const items = pages.flatMap(({ found }) => (found.kind === 'regression' ? found.items : []));
  const sides = linkedSides(job.asked, known);
  const hrefOf = ({ stream, version }: DifferingStream): string =>
    streamPage(store, stream, {
      at: `v${version}`,
      ...(sides === null ? {} : { ...sides, tab: 'changes' }),
    });
  return (
    <details
      className={classes.found}
      open={open}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>Streams that differ, and where first</summary>
      {sides === null ? (
        <p className={classes.said}>
          The links show the stream under what is active: save the draft as a version to see both
          states beside each other.
        </p>
      ) : null}
      {error === null ? null : <Failed what="what was found" error={error} />}
      <div
        className={classes.scroll}
        tabIndex={0}
        role="group"
        aria-label={`Streams that differ: ${sidesWords(job.asked)}`}
      >
        <DifferingList items={items} hrefOf={hrefOf} />
      </div>
    </details>
  );
}
