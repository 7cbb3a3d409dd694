import { countOf, showCount } from '@/components/ui/show-count.ts';
import type { JobView, TruthJobView, TruthProgress } from '@/lib/api/jobs.ts';
import { parseInstant } from '@/lib/time/parse-instant.ts';

export interface CategoryQuestion {
  readonly store: string;
  readonly category: string;
  readonly condition: string;
}

/** The newest job with this question about the stores as of this time; null: there is none. */
export function truthJobFor(
  jobs: readonly JobView[],
  { category, condition }: CategoryQuestion,
  asof: string | null,
): TruthJobView | null {
  const time = asof === null ? null : parseInstant(asof);
  const moment = time?.ok === true ? time.instant : null;
  const isAsked = (job: JobView): job is TruthJobView =>
    job.kind === 'truth' &&
    job.asked.category === category &&
    job.asked.when === condition &&
    job.asof === moment;
  return jobs.find(isAsked) ?? null;
}

/** `It held in 3 streams so far; 40 of 8,884 asked.` */
export function truthJobWords(
  { state, progress }: Pick<TruthJobView, 'state' | 'progress'>,
  total: number | null,
): string {
  const { found, streams } = progress;
  const held = `It held in ${countOf(found, 'stream')}`;
  if (state === 'done') return `${held} of ${showCount(streams)}; every one was asked.`;
  if (state === 'queued')
    return 'It waits its turn: one of your jobs is at work at a time, and two over a store.';
  const of = total === null || total < streams ? '' : ` of ${showCount(total)}`;
  return `${held} so far; ${showCount(streams)}${of} asked.`;
}

/** What was folded for the answer, and what of it may be missing. */
export function worthWords({ events, incomplete }: TruthProgress): string {
  const folded = `${countOf(events, 'event')} folded`;
  if (incomplete === 0) return `${folded}; nothing was missing or unreadable in them.`;
  const which = incomplete === 1 ? '1 stream is' : `${showCount(incomplete)} streams are`;
  return `${folded}. ${which} incomplete: it may have held there unseen.`;
}

/** What made the states that were asked: `reducer order v2 · 1a2b3c4d`. */
export function reducerWords({ kind, source }: TruthJobView['asked']['reducer']): string {
  if (source === null) return 'inferred states';
  return `${kind} ${source.replace(/ sha256:([0-9a-f]{8})[0-9a-f]*$/, ' · $1')}`;
}
