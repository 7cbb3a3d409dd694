import type { Instant } from '@/lib/events/ids.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';
import type { VolumeRequest } from '../port.ts';
import { planBuckets, type BucketPlan } from '../shared/volume-buckets.ts';

/** Earliest and latest recorded time that has a place on the time line. */
export interface TimeEdges {
  readonly first: Instant | null;
  readonly last: Instant | null;
}

/** Buckets over the asked span, or over the whole log where no bound is given. */
export function planOf(request: VolumeRequest, { first, last }: TimeEdges): BucketPlan | null {
  const from = request.from ?? first;
  const to = request.to ?? last;
  if (from === null || to === null || compareInstants(from, to) > 0) return null;
  return planBuckets(from, to, request.buckets);
}
