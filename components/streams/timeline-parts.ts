import type { EventView } from '@/lib/api/views.ts';

/** `support:maria` is told as `maria`; the whole stays for hover. */
export function initiatorName(initiator: string): string {
  const name = /^[a-z][\w-]*:(.+)$/i.exec(initiator)?.[1];
  return name ?? initiator;
}

/** `12 × LoggedIn, versions 29 to 40`. */
export function runWords(run: {
  readonly type: string;
  readonly first: string;
  readonly last: string;
}) {
  const count = BigInt(run.last) - BigInt(run.first) + 1n;
  return `${String(count)} × ${run.type}`;
}

/** Index of the row that stands nearest to a version in events sorted by version. */
export function indexOfVersion(events: readonly EventView[], version: bigint): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (BigInt(events[middle]?.version ?? 0) < version) low = middle + 1;
    else high = middle;
  }
  return Math.min(low, events.length - 1);
}
