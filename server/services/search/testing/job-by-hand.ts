import { nothingMasked } from '@/lib/masking/policy.ts';
import type { JobOutcome } from '@/lib/api/jobs.ts';
import type { JobKind } from '@/server/jobs/job-kind.ts';
import { untilAnswered } from './gone-on.ts';

export interface HandRun {
  readonly outcome: JobOutcome;
  readonly text: string;
  /** Runs that ended with a failure. */
  readonly failures: number;
}

/** Runs a job until it is done, each time from what it kept, as its queue would. */
export async function runByHand(kind: JobKind, store: string, input: unknown): Promise<HandRun> {
  const { signal } = new AbortController();
  let kept: { readonly text: string; readonly place: unknown } = { text: '', place: null };
  let outcome: JobOutcome | null = null;
  let begun = 0;
  let text = '';
  await untilAnswered(async () => {
    begun += 1;
    ({ text } = kept);
    outcome = await kind.run({
      ...{ stores: [store], input, place: kept.place, policy: nothingMasked, signal },
      append: (more) => {
        text += more;
        return Promise.resolve();
      },
      keep: (place) => {
        kept = { text, place: JSON.parse(JSON.stringify(place)) as unknown };
        return Promise.resolve();
      },
    });
    return true;
  });
  if (outcome === null) throw new Error('A job ends with its outcome.');
  return { outcome, text, failures: begun - 1 };
}
