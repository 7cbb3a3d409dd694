import 'server-only';
import type { JobOutcome } from '@/lib/api/jobs.ts';
import { AppError } from '@/lib/errors.ts';
import { instant } from '@/lib/events/ids.ts';
import { policyOfMember } from '@/server/auth/policy-of.ts';
import { asOf } from '@/server/as-of.ts';
import { recordAccess } from '@/server/db/access-log.ts';
import { changeJob, type JobChange, type JobCursor, type KeptJob } from '@/server/db/jobs.ts';
import { JobFile } from './job-file.ts';
import type { JobKind } from './job-kind.ts';

/** How often it is kept how far a job came: more often costs the disk, more rarely repeats work. */
const keepMilliseconds = 500;

/** What a signal that ends a job says about it. */
export type StopState = 'paused' | 'cancelled';

/**
 * Runs a job from where it was kept until it is done, fails or is stopped, and keeps what came of it.
 * Its row is in the access log before anything is read.
 */
export async function runJob(job: KeptJob, kind: JobKind, signal: AbortSignal): Promise<void> {
  const begun = { state: 'running', failure: null, outcome: null, endedAt: null } as const;
  if ((await changeJob(job.id, begun)) === null) return;
  const change = await ending(job, kind, signal);
  await changeJob(job.id, { ...change, endedAt: new Date() });
}

async function ending(job: KeptJob, kind: JobKind, signal: AbortSignal): Promise<JobChange> {
  try {
    await logRun(job, kind);
    return { state: 'done', outcome: await worked(job, kind, signal) };
  } catch (error) {
    if (signal.aborted) return { state: stopState(signal) };
    return { state: 'failed', failure: failureWords(error, job.id) };
  }
}

const stopState = ({ reason }: AbortSignal): StopState =>
  reason === 'cancelled' ? 'cancelled' : 'paused';

/** A row for each store that is read. */
const logRun = ({ id, memberId, stores, input, asOf: asof }: KeptJob, kind: JobKind) => {
  const detail = JSON.stringify({ job: id, kind: kind.name, ...kind.logged(input), asof });
  const common = { actor: memberId, action: 'job.run', detail, requestId: id };
  return recordAccess(stores.map((store) => ({ ...common, store, stream: null, event: null })));
};

function failureWords(error: unknown, id: string): string {
  if (error instanceof AppError && error.message !== '') return error.message;
  console.error(`[job ${id}]`, error);
  return `Something went wrong here; the server's own log says what, under job ${id}.`;
}

async function worked(job: KeptJob, kind: JobKind, signal: AbortSignal): Promise<JobOutcome> {
  const { file, cursor } = await opened(job);
  const keeper = new Keeper(job, file);
  try {
    const policy = await policyOfMember(job.memberId);
    return await asOf(job.asOf === null ? null : instant(job.asOf), () =>
      kind.run({
        stores: job.stores,
        input: job.input,
        place: cursor?.place ?? null,
        ...{ policy, signal },
        append: (text) => file.append(text),
        keep: (place, progress) => keeper.keep(place, progress),
      }),
    );
  } finally {
    // Whatever stopped it, the last place it named is a good one, unless the disk says otherwise.
    await keeper.save().finally(() => file.close());
  }
}

interface Opened {
  readonly file: JobFile;
  readonly cursor: JobCursor | null;
}

/** A file that somebody has shortened or removed is begun again. */
async function opened({ id, cursor }: KeptJob): Promise<Opened> {
  const file = await JobFile.open(id, cursor?.bytes ?? 0);
  if (file !== null) return { file, cursor };
  const fresh = await JobFile.open(id, 0);
  if (fresh === null) throw new AppError('internal', 'The file of the job cannot be opened.');
  return { file: fresh, cursor: null };
}

/** Writes down now and then how far a job came; the file is on disk before what is said of it. */
class Keeper {
  readonly #job: KeptJob;
  readonly #file: JobFile;
  readonly #began = performance.now();
  #savedAt = performance.now();
  #pending: { readonly cursor: JobCursor; readonly progress: unknown } | null = null;

  constructor(job: KeptJob, file: JobFile) {
    this.#job = job;
    this.#file = file;
  }

  async keep(place: unknown, progress: unknown): Promise<void> {
    this.#pending = { cursor: { bytes: this.#file.bytes, place }, progress };
    if (performance.now() - this.#savedAt >= keepMilliseconds) await this.save();
  }

  async save(): Promise<void> {
    const pending = this.#pending;
    if (pending === null) return;
    this.#pending = null;
    await this.#file.sync();
    const worked = Math.round(performance.now() - this.#began);
    await changeJob(this.#job.id, {
      ...pending,
      milliseconds: this.#job.milliseconds + worked,
    });
    this.#savedAt = performance.now();
  }
}
