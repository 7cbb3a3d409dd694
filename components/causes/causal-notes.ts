import type { z } from 'zod';
import type { readCauses, readEffects } from '@/lib/api/events.ts';
import type { EventView } from '@/lib/api/views.ts';

type Causes = z.infer<typeof readCauses.response>;
type Effects = z.infer<typeof readEffects.response>;

/** As many causes as one answer follows; above that the chain only goes on. */
const longestChain = 100;

/** What a reader must know about a chain of causes beside the events in it. */
export function causeNotes(event: EventView, causes: Causes): readonly string[] {
  const { chain, missing, cycle, notExamined } = causes;
  if (missing !== null) {
    return [
      missingNote(missing, chain.length),
      ...notExamined.map(
        ({ store, reason }) => `It may be in ${store}, which could not be asked: ${reason}`,
      ),
    ];
  }
  if (cycle) return [circleNote(chain.at(-1)?.event ?? event)];
  return event.causationId === null ? ['No cause: the store names none for this event.'] : [];
}

const circleNote = ({ type, causationId }: EventView): string =>
  `The causes run in a circle: ${type} names ${causationId ?? '?'}, which is in the list already.`;

const goesOn = {
  depth: 'What followed is shown for 20 steps; more may have followed from the last ones.',
  count: 'The 500 nearest events are shown; more may have followed.',
} as const;

function missingNote(id: string, found: number): string {
  if (found >= longestChain) return `The chain goes on above: ${id} is the next cause.`;
  const whose = found === 0 ? 'Its cause' : 'The cause of the first';
  return `${whose}, ${id}, was not found in any open store.`;
}

export function effectNotes({ effects, stopped, notExamined }: Effects): readonly string[] {
  return [
    ...(stopped === null ? [] : [goesOn[stopped]]),
    ...(effects.length === 0 ? ['No event names this one as its cause.'] : []),
    ...notExamined.map(({ store, reason }) => `Not looked through: ${store}. ${reason}`),
  ];
}
