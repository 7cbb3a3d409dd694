import 'server-only';
import { startRegressionInput } from '@/lib/api/jobs.ts';
import { asOf } from '@/server/as-of.ts';
import { defineService } from '../define-service.ts';
import { pinRegression } from '../streams/index.ts';
import { asOfIn } from './internal-as-of.ts';
import { startJob } from './internal-start.ts';
import { viewOfRegression } from './internal-view.ts';

/** Begins to fold every stream of a category by two reducers, and to compare the states. */
export const startRegression = defineService({
  // A draft is code of whoever asks, and runs here.
  permission: 'reducers:write',
  access: 'regression.start',
  subject: ({ store, category, before = 'active', after = 'active', draft }) => ({
    store,
    detail: JSON.stringify({ category, before, after: draft === undefined ? after : 'draft' }),
  }),
  input: startRegressionInput,
  async run({ principal: { memberId }, signal }, { asof, ...question }) {
    const time = asOfIn(asof);
    const input = await asOf(time, () => pinRegression(question, signal));
    return startJob({ memberId, kind: 'regression', stores: [question.store], input, asOf: time });
  },
  expose: viewOfRegression,
});
