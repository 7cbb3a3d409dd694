import 'server-only';
import { startExportInput } from '@/lib/api/jobs.ts';
import { asOf } from '@/server/as-of.ts';
import { defineService } from '../define-service.ts';
import { pinExport } from '../search/index.ts';
import { asOfIn } from './internal-as-of.ts';
import { startJob } from './internal-start.ts';
import { viewOfExport } from './internal-view.ts';

/**
 * Begins to write all matches of a query to a file, back from the head as it is now, which the row of
 * each run names in the access log.
 */
export const startExport = defineService({
  permission: 'jobs:write',
  access: 'export.start',
  subject: ({ store, ...asked }) => ({ store, detail: JSON.stringify(asked) }),
  input: startExportInput,
  async run({ principal: { memberId }, signal, policy }, { asof, ...question }) {
    const time = asOfIn(asof);
    const input = await asOf(time, () => pinExport(question, { signal, policy }));
    return startJob({ memberId, kind: 'export', stores: [question.store], input, asOf: time });
  },
  expose: viewOfExport,
});
