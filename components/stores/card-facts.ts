import type { VolumeView } from '@/lib/api/stores.ts';

/** A count as a card shows it; one that was only sampled says so. */
export function amountWords(count: string | null, sampled: boolean): string {
  if (count === null) return 'not counted';
  const words = BigInt(count).toLocaleString('en');
  return sampled ? `about ${words}` : words;
}

/** Events a slice of time, all categories together, in order; empty where there is no time. */
export function sparkOf(volume: VolumeView | null): readonly number[] {
  if (volume === null) return [];
  const most = volume.counts.reduce((last, { bucket }) => Math.max(last, bucket), -1);
  const sums = Array.from({ length: most + 1 }, () => 0);
  for (const { bucket, events } of volume.counts) sums[bucket] = (sums[bucket] ?? 0) + events;
  return sums;
}
