import 'server-only';
import { z } from 'zod';
import { jobStates, type JobOutcome, type JobState } from '@/lib/api/jobs.ts';
import { database } from './client.ts';

const cursorShape = z.object({ bytes: z.number(), place: z.unknown() });
const storesShape = z.array(z.string());

/** How long the file is that is written for good, and where the work goes on from there. */
export type JobCursor = z.infer<typeof cursorShape>;

export interface NewJob {
  readonly id: string;
  readonly memberId: string;
  readonly kind: string;
  readonly stores: readonly string[];
  /** JSON value. */
  readonly input: unknown;
  readonly asOf: string | null;
}

export interface KeptJob extends NewJob {
  readonly state: JobState;
  readonly cursor: JobCursor | null;
  /** JSON values; null: none yet. */
  readonly progress: unknown;
  readonly outcome: unknown;
  readonly failure: string | null;
  readonly milliseconds: number;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

export interface JobChange {
  readonly state?: JobState;
  readonly cursor?: JobCursor | null;
  readonly progress?: unknown;
  readonly outcome?: JobOutcome | null;
  readonly failure?: string | null;
  readonly milliseconds?: number;
  readonly endedAt?: Date | null;
}

/** Keeps a new job, which waits for its turn. */
export async function createJob({ stores, input, ...job }: NewJob): Promise<KeptJob> {
  const client = await database();
  const texts = { stores: JSON.stringify(stores), input: JSON.stringify(input) };
  return kept(await client.job.create({ data: { ...job, ...texts, state: 'queued' } }));
}

/** Null where a member has no such job. */
export async function jobOf(memberId: string, id: string): Promise<KeptJob | null> {
  const client = await database();
  const row = await client.job.findFirst({ where: { id, memberId } });
  return row === null ? null : kept(row);
}

/** A member's jobs, newest first. */
export async function jobsOf(memberId: string): Promise<readonly KeptJob[]> {
  const client = await database();
  const orderBy = [{ createdAt: 'desc' }, { id: 'asc' }] as const;
  return (await client.job.findMany({ where: { memberId }, orderBy: [...orderBy] })).map(kept);
}

/** Everybody's jobs, oldest first. */
export async function allJobs(): Promise<readonly KeptJob[]> {
  const client = await database();
  const orderBy = [{ createdAt: 'asc' }, { id: 'asc' }] as const;
  return (await client.job.findMany({ orderBy: [...orderBy] })).map(kept);
}

/** Null where there is no such job any more, or none in one of these states. */
export async function changeJob(
  id: string,
  change: JobChange,
  from: readonly JobState[] = jobStates,
): Promise<KeptJob | null> {
  const client = await database();
  const { cursor, progress, outcome, ...plain } = change;
  const [row] = await client.job.updateManyAndReturn({
    where: { id, state: { in: [...from] } },
    data: {
      ...plain,
      ...(cursor === undefined ? {} : { cursor: textOf(cursor) }),
      ...(progress === undefined ? {} : { progress: textOf(progress) }),
      ...(outcome === undefined ? {} : { outcome: textOf(outcome) }),
    },
  });
  return row === undefined ? null : kept(row);
}

export async function removeJob(id: string): Promise<void> {
  const client = await database();
  await client.job.deleteMany({ where: { id } });
}

const textOf = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
const valueOf = (text: string | null): unknown => (text === null ? null : JSON.parse(text));

interface Row {
  readonly id: string;
  readonly memberId: string;
  readonly kind: string;
  readonly stores: string;
  readonly input: string;
  readonly asOf: string | null;
  readonly state: string;
  readonly cursor: string | null;
  readonly progress: string | null;
  readonly outcome: string | null;
  readonly failure: string | null;
  readonly milliseconds: number;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
}

const kept = (row: Row): KeptJob => ({
  ...row,
  stores: storesShape.parse(JSON.parse(row.stores)),
  input: valueOf(row.input),
  state: jobStates.find((each) => each === row.state) ?? 'failed',
  cursor: row.cursor === null ? null : cursorShape.parse(JSON.parse(row.cursor)),
  progress: valueOf(row.progress),
  outcome: valueOf(row.outcome),
});
