import 'server-only';
import { join } from 'node:path';
import type { JobState } from '@/lib/api/jobs.ts';
import { AppError } from '@/lib/errors.ts';
import { holdAlone } from '@/server/db/hold-alone.ts';
import { allJobs, changeJob, removeJob, type KeptJob } from '@/server/db/jobs.ts';
import { onceInProcess } from '@/server/once-in-process.ts';
import { jobFiles, jobFolder, removeFile } from './job-folder.ts';
import type { JobKind } from './job-kind.ts';
import { runJob, type StopState } from './run-job.ts';

/** What a store and a member may be asked for at a time; the others wait. */
const most = { perStore: 2, perMember: 1 } as const;

interface Running {
  readonly job: KeptJob;
  readonly abort: AbortController;
  readonly ended: Promise<void>;
}

interface Queue {
  readonly running: Map<string, Running>;
  /** What looks at the queue and what changes it take turns, so that no job is begun twice. */
  turn: Promise<unknown>;
}

const queue = (): Queue =>
  onceInProcess('job-queue', (): Queue => ({ running: new Map(), turn: Promise.resolve() }));

function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const own = queue();
  const result = own.turn.then(work);
  own.turn = result.catch(() => undefined);
  return result;
}

/** Whether this process is the one that runs the jobs of the data folder. */
export const runsJobs = (): boolean => holdAlone(join(jobFolder(), 'lock'));

/** Throws `conflict` while another process runs the jobs of the data folder. */
export function refuseSecond(): void {
  if (runsJobs()) return;
  throw new AppError(
    'conflict',
    'Another Backstory on this data folder runs its jobs. Ask that one, or end it.',
  );
}

/** Begins every job that is due. Resolves when they have begun, not when they have ended. */
export function beginDue(kinds: readonly JobKind[]): Promise<void> {
  return inTurn(async () => {
    if (!runsJobs()) return;
    for (const job of await allJobs()) {
      const kind = kinds.find(({ name }) => name === job.kind);
      if (job.state === 'queued' && kind !== undefined && fits(job)) begin(job, kind, kinds);
    }
  });
}

/** Jobs that were at work when the process ended are due again. */
export function requeueInterrupted(): Promise<void> {
  return inTurn(async () => {
    for (const { id, state } of await allJobs()) {
      if (state === 'running' && !queue().running.has(id)) {
        await changeJob(id, { state: 'queued' }, ['running']);
      }
    }
  });
}

function fits({ id, memberId, stores }: KeptJob): boolean {
  const running = [...queue().running.values()].map(({ job }) => job);
  const ofMember = running.filter((each) => each.memberId === memberId).length;
  const busiest = Math.max(
    0,
    ...stores.map((store) => running.filter((each) => each.stores.includes(store)).length),
  );
  return !queue().running.has(id) && ofMember < most.perMember && busiest < most.perStore;
}

function begin(job: KeptJob, kind: JobKind, kinds: readonly JobKind[]): void {
  const { running } = queue();
  const abort = new AbortController();
  const ended = runJob(job, kind, abort.signal)
    .catch((error: unknown) => {
      // Our own database cannot be written: the job is due again at the next start.
      console.error(`[job ${job.id}]`, error);
    })
    .finally(() => {
      running.delete(job.id);
      void beginDue(kinds).catch(console.error);
    });
  running.set(job.id, { job, abort, ended });
}

/** What has ended stays as it is; what could be resumed can be given up. */
const stoppable: Readonly<Record<StopState, readonly JobState[]>> = {
  paused: ['queued', 'running'],
  cancelled: ['queued', 'running', 'paused', 'failed'],
};

/** Stops a job, at work or waiting; resolves when nothing of it goes on. */
export async function stopJob(id: string, state: StopState): Promise<void> {
  const waited = await inTurn(async () => {
    if (queue().running.has(id)) return false;
    await changeJob(id, { state, endedAt: new Date() }, stoppable[state]);
    return true;
  });
  if (waited) return;
  const running = queue().running.get(id);
  running?.abort.abort(state);
  await running?.ended;
}

/** Lets a job that was paused or failed wait for its turn again. */
export const requeue = (id: string): Promise<unknown> =>
  inTurn(() =>
    changeJob(id, { state: 'queued', endedAt: null, failure: null }, ['paused', 'failed']),
  );

/** Stops a job and removes it with its file. */
export async function dropJob(id: string): Promise<void> {
  await stopJob(id, 'cancelled');
  await inTurn(async () => {
    await removeFile(id);
    await removeJob(id);
  });
}

/** Stops and removes every job that reads a store. Throws `conflict` where another process runs them. */
export async function dropJobsOver(store: string): Promise<void> {
  const over = (await allJobs()).filter(({ stores }) => stores.includes(store));
  if (over.length > 0) refuseSecond();
  for (const { id } of over) await dropJob(id);
}

/** Removes files whose job is gone: a process ended between the two. */
export const removeStrays = (): Promise<void> =>
  inTurn(async () => {
    const known = new Set((await allJobs()).map(({ id }) => id));
    const strays = (await jobFiles()).filter((id) => !known.has(id));
    await Promise.all(strays.map(removeFile));
  });
