import type { RecordedEvent } from './recorded-event.ts';

/** Who did it, where "nobody is named" and "it was not read" are different things. */
export type Initiator =
  | { readonly kind: 'named'; readonly name: string }
  /** The event was read whole and names nobody. */
  | { readonly kind: 'none' }
  /** The part where its initiator may stand did not come with the event, or cannot be read. */
  | { readonly kind: 'not-read' };

type Told = Pick<RecordedEvent, 'initiator'> & {
  readonly metadata: { readonly kind: string };
};

/**
 * Who did it, as far as this event was read: a store may keep its initiator in metadata, so an event that
 * names nobody says nothing about who it was where these did not come, are bytes, erased or masked.
 */
export function toldInitiator({ initiator, metadata }: Told): Initiator {
  if (initiator !== null) return { kind: 'named', name: initiator };
  const isWhole = metadata.kind === 'json' || metadata.kind === 'absent';
  return { kind: isWhole ? 'none' : 'not-read' };
}
