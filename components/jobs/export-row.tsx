'use client';

import { Progress } from '@mantine/core';
import { JobActions } from '@/components/ui/job-actions.tsx';
import { rateWords, sizeWords, stateWord } from '@/components/ui/job-words.ts';
import { Tag } from '@/components/ui/tag.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import type { ExportJobView } from '@/lib/api/jobs.ts';
import { endWords, exportWords, shareOf } from './job-words.ts';
import classes from './jobs.module.css';

interface Props {
  readonly store: string;
  readonly job: ExportJobView;
}

/** One export: what was asked, how far it is, what it is worth, and what can be done with it. */
export function ExportRow({ store, job }: Props) {
  const [word, tone] = stateWord(job);
  return (
    <li className={classes.row}>
      <div className={classes.what}>
        <Tag tone={tone}>{word}</Tag> <Tag>{job.asked.format.toUpperCase()}</Tag>
        <code className={classes.query}>
          <SafeText>{job.asked.q === '' ? '(everything)' : job.asked.q}</SafeText>
        </code>
      </div>
      <JobActions store={store} job={job} name={nameOf(job)} isFile />
      {job.state === 'running' && (
        <Progress
          className={classes.progress}
          value={shareOf(job) ?? 100}
          animated={shareOf(job) === null}
          size="xs"
          aria-label="How far back the log is searched"
        />
      )}
      <Facts job={job} />
      {endWords(job).map((sentence) => (
        <p key={sentence} className={job.failure === null ? classes.note : classes.bad}>
          {sentence}
        </p>
      ))}
    </li>
  );
}

function Facts({ job }: { readonly job: ExportJobView }) {
  const { progress, asked, bytes, milliseconds, createdAt, asof } = job;
  if (job.state === 'queued') return null;
  const rate = job.state === 'running' ? rateWords(progress.examined, milliseconds) : null;
  return (
    <p className={classes.facts}>
      {exportWords(job)}
      {progress.searchedTo !== null && (
        <>
          , back to <Timestamp at={progress.searchedTo} withZone />
        </>
      )}
      {rate === null ? '' : ` · ${rate}`}
      {` · ${sizeWords(bytes)} · begun `}
      <Timestamp at={createdAt} />
      {asked.head === null ? '' : `, pinned to position ${asked.head}`}
      {asof === null ? '' : ', as of '}
      {asof === null ? null : <Timestamp at={asof} withZone />}
    </p>
  );
}

/** What tells two exports apart for whom reads names only. */
const nameOf = ({ asked }: ExportJobView): string =>
  `${asked.format.toUpperCase()} of ${asked.q === '' ? 'everything' : asked.q}`;
