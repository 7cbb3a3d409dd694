import type { EventView } from '@/lib/api/views.ts';

interface Reach {
  readonly first: bigint;
  readonly last: bigint;
}

/**
 * Among which events the rail can mark late ones, where that is not all of them: only those that were
 * read bear their times. Null where all were read, or where the store does not tell when events happened.
 */
export function lateWords(
  events: readonly Pick<EventView, 'version' | 'occurredAt'>[],
  { first, last }: Reach,
): string | null {
  const [from, to] = [events[0], events.at(-1)];
  if (from === undefined || to === undefined) return null;
  if (events.every(({ occurredAt }) => occurredAt === null)) return null;
  if (BigInt(from.version) <= first && BigInt(to.version) >= last) return null;
  return `Late events (◂) are marked only among v${from.version}–v${to.version}, which the timeline has read.`;
}
