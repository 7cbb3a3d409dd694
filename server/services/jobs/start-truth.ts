import 'server-only';
import { startTruthInput } from '@/lib/api/jobs.ts';
import { asOf } from '@/server/as-of.ts';
import { defineService } from '../define-service.ts';
import { pinTruth } from '../streams/index.ts';
import { asOfIn } from './internal-as-of.ts';
import { startJob } from './internal-start.ts';
import { viewOfTruth } from './internal-view.ts';

/** Begins to ask every stream of a category when a condition on its state ever held. */
export const startTruth = defineService({
  permission: 'jobs:write',
  access: 'truth.start',
  subject: ({ store, ...asked }) => ({ store, detail: JSON.stringify(asked) }),
  input: startTruthInput,
  async run({ principal: { memberId }, signal, policy }, { asof, ...question }) {
    const time = asOfIn(asof);
    const input = await asOf(time, () => pinTruth(question, { signal, policy }));
    return startJob({ memberId, kind: 'truth', stores: [question.store], input, asOf: time });
  },
  expose: viewOfTruth,
});
