import type { z } from 'zod';
import type { PlacedEvent, readCauses } from '@/lib/api/events.ts';

interface OutsideCause {
  /** The cause where it was found. */
  readonly cause: PlacedEvent | null;
  readonly words: string;
}

/** Where the cause of an event is that its conversation does not hold; undefined = not known yet. */
export function outsideCause(
  causes: z.infer<typeof readCauses.response> | undefined,
): OutsideCause {
  const [cause = null] = causes?.chain ?? [];
  if (cause !== null) {
    const { correlationId } = cause.event;
    const whose = correlationId === null ? 'no conversation' : `the conversation ${correlationId}`;
    return { cause, words: `which belongs to ${whose}` };
  }
  const unasked = causes?.notExamined ?? [];
  if (unasked.length > 0) {
    const names = unasked.map(({ store, reason }) => `${store} (${reason})`).join(', ');
    return { cause, words: `which was not found; not asked: ${names}` };
  }
  return {
    cause,
    words:
      causes === undefined
        ? 'which is not part of this conversation'
        : 'which was not found in any open store',
  };
}
