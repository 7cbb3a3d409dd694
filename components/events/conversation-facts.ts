import type { z } from 'zod';
import type { PlacedEvent, readCorrelation } from '@/lib/api/events.ts';
import { instant } from '@/lib/events/ids.ts';
import { secondsBetween } from '@/lib/time/gap.ts';
import { byRecorded } from '@/lib/causes/by-recorded.ts';
import { preciseDuration } from '@/lib/time/precise-duration.ts';

type Conversation = z.infer<typeof readCorrelation.response>;

export interface ConversationFacts {
  readonly events: number;
  readonly streams: number;
  readonly stores: readonly string[];
  /** Recorded time of the first and the last event that have one. */
  readonly first: string | null;
  readonly last: string | null;
  /** From first to last: `2 days`; null where it has no length. */
  readonly span: string | null;
  /** Who took part, the busiest first. */
  readonly participants: readonly { readonly name: string; readonly events: number }[];
}

export function conversationFacts(items: readonly PlacedEvent[]): ConversationFacts {
  const times = [...items]
    .sort(byRecorded)
    .flatMap(({ event }) => (event.recordedAt === null ? [] : [event.recordedAt]));
  const [first, last] = [times[0] ?? null, times.at(-1) ?? null];
  return {
    events: items.length,
    streams: new Set(items.map(({ store, event }) => `${store}\n${event.streamId}`)).size,
    stores: [...new Set(items.map(({ store }) => store))],
    first,
    last,
    span: spanOf(first, last),
    participants: participantsOf(items),
  };
}

function spanOf(first: string | null, last: string | null): string | null {
  if (first === null || last === null) return null;
  const seconds = secondsBetween(instant(first), instant(last));
  return seconds === null ? null : preciseDuration(seconds);
}

function participantsOf(items: readonly PlacedEvent[]): ConversationFacts['participants'] {
  const counts = new Map<string, number>();
  for (const { event } of items) {
    if (event.initiator === null) continue;
    counts.set(event.initiator, (counts.get(event.initiator) ?? 0) + 1);
  }
  return [...counts]
    .map(([name, events]) => ({ name, events }))
    .sort((a, b) => b.events - a.events || (a.name < b.name ? -1 : 1));
}

/** What was not looked at, store by store; empty when every store was looked through wholly. */
export function unexamined({ examined, notExamined }: Conversation): readonly string[] {
  return [
    ...examined
      .filter(({ complete }) => !complete)
      .map(
        ({ store }) =>
          `${store}: only its newest part was looked through; older events may be missing.`,
      ),
    ...notExamined.map(({ store, reason }) => `${store} was not looked through: ${reason}`),
  ];
}
