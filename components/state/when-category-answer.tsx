'use client';

import { Button, Progress } from '@mantine/core';
import { JobActions } from '@/components/ui/job-actions.tsx';
import { isAtWork } from '@/components/ui/jobs-query.ts';
import { Panel } from '@/components/ui/panel.tsx';
import { Empty, Failed, Loading } from '@/components/ui/read-states.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { Timestamp } from '@/components/ui/timestamp.tsx';
import { useJobResults } from '@/components/ui/use-job-results.ts';
import type { TruthJobView } from '@/lib/api/jobs.ts';
import { reducerWords, truthJobWords, worthWords, type CategoryQuestion } from './truth-job.ts';
import { useTruthJob } from './use-truth-job.ts';
import { WhenFoundTable } from './when-found-table.tsx';
import classes from './what-if.module.css';

interface Props {
  readonly question: CategoryQuestion;
  /** Streams of the category, where the store knows. */
  readonly total: number | null;
}

/** The streams in which it held, as they are found, with how far the job has come that asks them. */
export function WhenCategoryAnswer({ question, total }: Props) {
  const { job, error, askAgain } = useTruthJob(question);
  if (error !== null) return <Failed what="the answer" error={error} onRetry={askAgain} />;
  if (job === undefined) return <Loading what="the answer" />;
  if (job === null) {
    return (
      <Empty title="Nothing is asked now">
        <Button size="compact-sm" variant="default" onClick={askAgain}>
          Ask again
        </Button>
      </Empty>
    );
  }
  return <Answer question={question} total={total} job={job} onAgain={askAgain} />;
}

interface AnswerProps extends Props {
  readonly job: TruthJobView;
  readonly onAgain: () => void;
}

function Answer({ question, total, job, onAgain }: AnswerProps) {
  const { pages, error } = useJobResults(question.store, job);
  const items = pages.flatMap(({ found }) => (found.kind === 'truth' ? found.items : []));
  return (
    <Panel
      title={<span role="status">{truthJobWords(job, total)}</span>}
      aside={<Control store={question.store} job={job} onAgain={onAgain} />}
      flush
    >
      {job.state === 'running' && total !== null && (
        <Progress
          value={total === 0 ? 100 : Math.min(100, (100 * job.progress.streams) / total)}
          size="xs"
          radius={0}
          aria-label="Streams asked"
        />
      )}
      {items.length > 0 && <WhenFoundTable question={question} items={items} />}
      {error !== null && <Failed what="what was found" error={error} />}
      {job.failure !== null && (
        <p className={classes.note} role="alert">
          {job.failure} What was found so far is kept; “Resume” continues after it.
        </p>
      )}
      <Worth job={job} />
    </Panel>
  );
}

/** What the answer is worth: of what it is, what made the states, and what may be missing. */
function Worth({ job: { progress, asked, outcome, createdAt } }: { readonly job: TruthJobView }) {
  const said = worthWords(progress);
  return (
    <p className={classes.note}>
      {said} Asked of <SafeText>{reducerWords(asked.reducer)}</SafeText> at{' '}
      <Timestamp at={createdAt} withZone />
      {asked.head === null ? '' : `, up to position ${asked.head}`}.{' '}
      {(outcome?.notes ?? []).filter((note) => !said.includes(note)).join(' ')}
    </p>
  );
}

interface ControlProps {
  readonly store: string;
  readonly job: TruthJobView;
  readonly onAgain: () => void;
}

function Control({ store, job, onAgain }: ControlProps) {
  return (
    <div className={classes.control}>
      <JobActions store={store} job={job} name="the question" />
      {!isAtWork(job) && (
        <Button size="compact-xs" variant="default" onClick={onAgain}>
          Ask again
        </Button>
      )}
    </div>
  );
}
