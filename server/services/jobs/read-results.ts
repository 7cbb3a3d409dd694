import 'server-only';
import { readResults as contract, truthFound } from '@/lib/api/jobs.ts';
import { AppError } from '@/lib/errors.ts';
import { makeCursor, readCursor } from '@/server/http/cursor.ts';
import { defineService } from '../define-service.ts';
import { readLines } from './internal-lines.ts';
import { ownJob } from './internal-own-job.ts';

/** What a job of one's own has found, from where the reader stands. It was masked when it was written. */
export const readResults = defineService({
  permission: 'state:read',
  access: 'job.results',
  subject: ({ store, job }) => ({ store, detail: job }),
  input: contract.params,
  async run({ principal: { memberId } }, { store, job: id, cursor, limit }) {
    const job = await ownJob({ memberId, store, job: id });
    // Its lines are for whoever takes the file, and need not be JSON.
    if (job.kind !== 'truth') throw notRead();
    const asked = ['results', id];
    const from = cursor === undefined ? 0 : Number(readCursor(asked, cursor).key);
    const { lines, read } = await readLines(id, { from, to: job.cursor?.bytes ?? 0, limit });
    const next = makeCursor(asked, { key: String(read), headAt: null });
    const items = lines.map((line) => truthFound.parse(JSON.parse(line)));
    return { found: { kind: job.kind, items }, next, read };
  },
  expose: (results) => results,
});

const notRead = (): AppError =>
  new AppError('unsupported', 'An export is downloaded as a file.', { field: 'job' });
