import 'server-only';
import { createReadStream } from 'node:fs';
import { downloadJob as contract, exportAsked } from '@/lib/api/jobs.ts';
import { AppError } from '@/lib/errors.ts';
import type { KeptJob } from '@/server/db/jobs.ts';
import { jobPath, sizeOf } from '@/server/jobs/job-folder.ts';
import { defineService } from '../define-service.ts';
import { ownJob } from './internal-own-job.ts';
import { viewOfJob } from './internal-view.ts';

/** A file on its way to its reader. */
export interface SentFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly content: AsyncIterable<Uint8Array>;
}

/** The file of a job of one's own. What is in it was masked when it was written, for who asked for it. */
export const downloadJob = defineService({
  permission: 'events:read',
  access: 'job.download',
  subject: ({ store, job }) => ({ store, detail: job }),
  input: contract.params,
  async run({ principal: { memberId }, signal }, { store, job: id }) {
    const job = await ownJob({ memberId, store, job: id });
    if (job.state === 'running' || job.state === 'queued') {
      throw new AppError('conflict', 'This file is still being written. Pause the job first.');
    }
    const bytes = job.cursor?.bytes ?? 0;
    if (((await sizeOf(id)) ?? -1) < bytes) {
      throw new AppError('not_found', 'The file of this job is not there any more.', {
        field: 'job',
      });
    }
    return { job, signal };
  },
  expose: ({ job, signal }): SentFile => {
    const bytes = job.cursor?.bytes ?? 0;
    return { ...nameOf(job), bytes, content: content(job.id, bytes, signal) };
  },
});

async function* content(
  id: string,
  bytes: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  if (bytes === 0) return;
  // What lies behind is not written for good.
  const file = createReadStream(jobPath(id), { end: bytes - 1, signal });
  for await (const part of file) if (part instanceof Uint8Array) yield part;
}

const types = {
  ndjson: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
} as const;

/** A name that says of which store and day the file is, and when it is not whole. */
function nameOf(job: KeptJob): Pick<SentFile, 'name' | 'type'> {
  const view = viewOfJob(job);
  const format = view.kind === 'export' ? exportAsked.parse(job.input).format : 'ndjson';
  const [day = ''] = view.createdAt.split('T');
  const end = view.outcome?.complete === true ? '' : '-partial';
  const stem = [view.stores.join('-'), view.kind, day, job.id.slice(0, 8)].join('-');
  return { name: `${stem}${end}.${format}`, type: types[format] };
}
