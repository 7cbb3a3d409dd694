import 'server-only';
import type { SearchStep } from '@/lib/api/search.ts';
import { examinedSoFar } from '../health/index.ts';
import { whileWaiting } from '../while-waiting.ts';
import type { Head } from './internal-head.ts';
import type { SearchPlan } from './internal-plan.ts';

export type ExaminingStep = Extract<SearchStep, { kind: 'examining' }>;

interface Within {
  readonly plan: SearchPlan;
  readonly head: Head;
}

/** Steps as they come, and meanwhile how far the examination of the log is that one of them waits for. */
export async function* withExamining<Step>(
  steps: AsyncGenerator<Step>,
  { plan, head }: Within,
): AsyncGenerator<Step | ExaminingStep> {
  if (!plan.looksAt.includes('finding')) {
    yield* steps;
    return;
  }
  const log = { id: plan.context.service ?? '', head: head.position };
  try {
    for (;;) {
      const next = steps.next();
      yield* whileWaiting(next, () => examining(log));
      const read = await next;
      if (read.done === true) return;
      yield read.value;
    }
  } finally {
    // Where the reader left, whatever is going on ends with an error that nobody waits for any more.
    void steps.return(undefined).catch(() => undefined);
  }
}

function examining(log: Parameters<typeof examinedSoFar>[0]): ExaminingStep | null {
  const soFar = examinedSoFar(log);
  return soFar === null ? null : { kind: 'examining', ...soFar };
}
