import 'server-only';
import type { Position } from '@/lib/events/ids.ts';
import { whileWaiting } from '../while-waiting.ts';
import type { Folding, SearchPlan } from './internal-plan.ts';

interface Waiting<Tally> extends Pick<SearchPlan, 'folding'> {
  /** What was told before, and where it goes on from there. */
  readonly tally: Tally;
  readonly next: Position | null;
}

interface FoldingStep<Tally> extends Omit<Waiting<Tally>, 'folding'> {
  readonly kind: 'progress';
  readonly folding: NonNullable<Folding['now']>;
}

/** Awaits work, and tells meanwhile how far the folding of a long stream is. */
export async function* whileFolding<Value, Tally>(
  work: Promise<Value>,
  { folding, tally, next }: Waiting<Tally>,
): AsyncGenerator<FoldingStep<Tally>, Value> {
  yield* whileWaiting(work, (): FoldingStep<Tally> | null =>
    folding.now === null ? null : { kind: 'progress', tally, next, folding: folding.now },
  );
  return work;
}
