import 'server-only';
import type { z } from 'zod';
import { readResults as contract } from '@/lib/api/jobs.ts';
import { regressionFound } from '@/lib/api/regression.ts';
import { truthFound } from '@/lib/api/truth-found.ts';
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
    const asked = ['results', id];
    const from = cursor === undefined ? 0 : Number(readCursor(asked, cursor).key);
    const { lines, read } = await readLines(id, { from, to: job.cursor?.bytes ?? 0, limit });
    const next = makeCursor(asked, { key: String(read), headAt: null });
    return { found: foundIn(job.kind, lines), next, read };
  },
  expose: (results) => results,
});

/** Throws `unsupported` for a kind whose lines are for whoever takes the file, and need not be JSON. */
function foundIn(
  kind: string,
  lines: readonly string[],
): z.infer<typeof contract.response>['found'] {
  const values = (kind === 'export' ? [] : lines).map((line): unknown => JSON.parse(line));
  if (kind === 'truth') return { kind, items: values.map((each) => truthFound.parse(each)) };
  if (kind !== 'regression') throw notRead();
  return { kind, items: values.map((each) => regressionFound.parse(each)) };
}

const notRead = (): AppError =>
  new AppError('unsupported', 'An export is downloaded as a file.', { field: 'job' });
