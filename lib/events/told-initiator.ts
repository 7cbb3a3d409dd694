import type { EventView } from '@/lib/api/views.ts';
import type { RecordedEvent } from './recorded-event.ts';

/** Who did it, where "nobody is named" and "it was not read" are different things. */
export type Initiator =
  | { readonly kind: 'named'; readonly name: string }
  /** The event was read whole and names nobody. */
  | { readonly kind: 'none' }
  /** The event came without the part where its initiator may stand. */
  | { readonly kind: 'not-read' };

type Told = Pick<RecordedEvent, 'initiator'> & {
  readonly metadata: Pick<RecordedEvent['metadata'] | EventView['metadata'], 'kind'>;
};

/**
 * Who did it, as far as this event was read: a store may keep its initiator in metadata, so an event
 * without them that names nobody says nothing about who it was.
 */
export function toldInitiator({ initiator, metadata }: Told): Initiator {
  if (initiator !== null) return { kind: 'named', name: initiator };
  const isPart = metadata.kind === 'omitted' || metadata.kind === 'oversized';
  return { kind: isPart ? 'not-read' : 'none' };
}
