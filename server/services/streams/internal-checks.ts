import 'server-only';
import type { ReducerChecksView } from '@/lib/api/reducers.ts';
import type { Version } from '@/lib/events/ids.ts';
import { checksOf } from '@/lib/fold/reducer-checks.ts';
import { eventsBetween, foldFrom } from './internal-seek.ts';
import { Stepper } from './internal-stepper.ts';
import type { StreamFold } from './internal-stream-fold.ts';

/** Examines the reducer of a kept fold on the beginning of its stream up to a version. */
export function checksOfFold(
  folded: StreamFold,
  until: Version | null,
  signal: AbortSignal,
): Promise<ReducerChecksView> {
  const fold = foldFrom(folded, null);
  return checksOf({
    fold,
    events: eventsBetween(folded, { start: null, until, signal, into: fold }),
    options: folded.options,
    claims: folded.source.claims,
    apart: () => new Stepper(folded.source, folded.options),
  });
}
