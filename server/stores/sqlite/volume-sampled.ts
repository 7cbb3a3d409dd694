import type { Instant } from '@/lib/events/ids.ts';
import { compareInstants, pointOf } from '@/lib/time/compare-instants.ts';
import type { Volume, VolumeRequest } from '../port.ts';
import { bucketOf, type BucketPlan } from '../shared/volume-buckets.ts';
import { instantOf, textOf } from './decode-value.ts';
import type { Reader } from './reader.ts';
import { sampleOf, type Extent } from './sample.ts';
import { planOf } from './volume-plan.ts';

interface Placed {
  readonly category: string | null;
  readonly recordedAt: Instant;
}

/** Counts of a sample, which is the whole log where that is short. */
export async function sampleVolume(
  reader: Reader,
  { request, extent }: { readonly request: VolumeRequest; readonly extent: Extent },
  signal: AbortSignal,
): Promise<Volume | null> {
  const { columns, recordedAs } = reader.layout;
  const wanted = [columns.category ?? 'NULL', columns.recordedAt ?? 'NULL'];
  const sample = await sampleOf(reader, { columns: wanted, extent }, signal);
  const events = sample.rows.flatMap(([, category, time]) => {
    const recordedAt = instantOf(time, recordedAs);
    if (recordedAt === null || pointOf(recordedAt)?.kind !== 'finite') return [];
    return [{ category: textOf(category), recordedAt }];
  });
  const plan = planOf(request, edgesOf(events));
  if (plan === null) return null;
  return {
    from: plan.from,
    to: plan.to,
    seconds: plan.seconds,
    counts: countsOf(plan, request, { events, weight: sample.weight }),
    sampled: sample.sampled,
    examined: BigInt(sample.rows.length),
  };
}

function edgesOf(events: readonly Placed[]) {
  let first: Instant | null = null;
  let last: Instant | null = null;
  for (const { recordedAt } of events) {
    if (first === null || compareInstants(recordedAt, first) < 0) first = recordedAt;
    if (last === null || compareInstants(recordedAt, last) > 0) last = recordedAt;
  }
  return { first, last };
}

const within = ({ from, to }: VolumeRequest, time: Instant): boolean =>
  (from === null || compareInstants(time, from) >= 0) &&
  (to === null || compareInstants(time, to) < 0);

function countsOf(
  plan: BucketPlan,
  request: VolumeRequest,
  { events, weight }: { readonly events: readonly Placed[]; readonly weight: number },
): Volume['counts'] {
  const found = new Map<string, { bucket: number; category: string | null; events: number }>();
  for (const { category, recordedAt } of events) {
    const bucket = within(request, recordedAt) ? bucketOf(plan, recordedAt) : null;
    if (bucket === null) continue;
    const key = JSON.stringify([bucket, category]);
    const known = found.get(key) ?? { bucket, category, events: 0 };
    known.events += 1;
    found.set(key, known);
  }
  return [...found.values()].map((each) => ({
    ...each,
    events: Math.round(each.events * weight),
  }));
}
