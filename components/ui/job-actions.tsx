'use client';

import { downloadJob, type JobView } from '@/lib/api/jobs.ts';
import { pathHref } from '@/lib/urls/api-href.ts';
import { downloadWord } from './job-words.ts';
import { isAtWork } from './jobs-query.ts';
import { actionsOf, useSteerJob } from './use-steer-job.ts';
import classes from './job-actions.module.css';

interface Props {
  readonly store: string;
  readonly job: JobView;
  /** What tells it from other jobs, for whom hears only the names of buttons. */
  readonly name: string;
  /** Whether what it found is taken away as a file. */
  readonly isFile?: boolean;
}

/** What can be done with a background job in its state. */
export function JobActions({ store, job, name, isFile = false }: Props) {
  const steer = useSteerJob(store);
  const download = isFile && !isAtWork(job) ? downloadWord(job) : null;
  return (
    <div className={classes.actions}>
      {download !== null && (
        <a
          className={classes.action}
          href={pathHref(downloadJob.path, { store, job: job.id })}
          download
          aria-label={`Download ${name}`}
        >
          {download}
        </a>
      )}
      {actionsOf[job.state].map(([action, label]) => (
        <button
          key={action}
          type="button"
          className={classes.action}
          aria-label={`${label} ${name}`}
          disabled={steer.isPending}
          onClick={() => {
            steer.mutate({ job: job.id, action });
          }}
        >
          {label}
        </button>
      ))}
      {steer.isError && (
        <span role="alert" className={classes.bad}>
          {steer.error.message}
        </span>
      )}
    </div>
  );
}
