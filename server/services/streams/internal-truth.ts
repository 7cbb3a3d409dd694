import 'server-only';
import { AppError } from '@/lib/errors.ts';
import { instant } from '@/lib/events/ids.ts';
import type { FoldFacts } from '@/lib/fold/fold.ts';
import type { ReducerFidelity } from '@/lib/fold/fidelity.ts';
import { TruthIntervals, type Condition } from '@/lib/fold/truth-intervals.ts';
import type { MaskingPolicy } from '@/lib/masking/policy.ts';
import { compileCondition } from '@/lib/query/evaluate/condition.ts';
import { parseCondition } from '@/lib/query/parse.ts';
import { refuseHidden } from '../refuse-hidden.ts';
import { eventsBetween, foldFrom } from './internal-seek.ts';
import type { StreamSource } from './internal-stream-source.ts';

export interface FoundTruth {
  readonly truth: TruthIntervals;
  readonly facts: FoldFacts;
  readonly fidelity: ReducerFidelity;
}

interface Asking {
  readonly policy: MaskingPolicy;
  /** What relative times are counted from. */
  readonly now?: string;
}

/**
 * Throws `invalid_query` with the place of the first fault, and `forbidden` for what its asker may not see.
 */
export function readCondition(
  text: string,
  { policy, now = new Date().toISOString() }: Asking,
): Condition {
  const { expr, problems } = parseCondition(text);
  const [problem] = problems;
  if (problem !== undefined || expr === null) {
    const { message = 'Write a condition.', from = 0, to = text.length } = problem ?? {};
    throw new AppError('invalid_query', message, { field: 'when', span: [from, to] });
  }
  refuseHidden({ expr, steps: [] }, policy, 'when');
  return compileCondition(expr, {
    clock: { now: instant(now), zone: 'UTC' },
    comparePositions: () => NaN,
  });
}

/** When a condition held on one stream, in one pass over it. */
export async function truthOf(
  folded: StreamSource,
  holds: Condition,
  signal: AbortSignal,
): Promise<FoundTruth> {
  const truth = new TruthIntervals(holds);
  const fold = foldFrom(folded, null);
  let taken = 0;
  for await (const event of eventsBetween(folded, {
    start: null,
    until: null,
    signal,
    into: fold,
  })) {
    fold.take(event);
    truth.take({ event, state: fold.state, changes: fold.changes });
    taken += 1;
    if (taken % 500 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return { truth, facts: fold.facts, fidelity: fold.reducer.fidelity };
}
