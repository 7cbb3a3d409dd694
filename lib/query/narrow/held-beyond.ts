import { anyNarrowed, type HeldNarrowing, type Narrowing } from './narrowing.ts';

/** What a ledger does not say of the states that a search sees. */
export interface Beyond {
  /** Streams with events that the search sees and the ledger does not hold yet. */
  readonly streams: readonly string[];
  /** True when the ledger holds events that the search must not see. */
  readonly past: boolean;
}

/** Whether the narrowing asks for states that events after the one in question can give. */
export function asksLaterStates(narrowing: Narrowing): boolean {
  if (narrowing.kind === 'and' || narrowing.kind === 'or') {
    return narrowing.items.some(asksLaterStates);
  }
  if (narrowing.kind === 'but') return asksLaterStates(narrowing.of);
  return narrowing.kind === 'held' && narrowing.when !== 'after';
}

/** The same narrowing, wide enough that nothing beyond the ledger can make it leave out a match. */
export function heldBeyond(narrowing: Narrowing, beyond: Beyond): Narrowing {
  if (narrowing.kind === 'and' || narrowing.kind === 'or') {
    return { ...narrowing, items: narrowing.items.map((item) => heldBeyond(item, beyond)) };
  }
  // What is taken away is sure, and nothing that a ledger says is.
  if (narrowing.kind === 'but') return { ...narrowing, of: heldBeyond(narrowing.of, beyond) };
  if (narrowing.kind !== 'held' || narrowing.when === 'after') return narrowing;
  return anyNarrowed([ended(narrowing, beyond), ...streamsOf(beyond)]);
}

/** An event that the search does not see may have ended a state too early. */
const ended = (held: HeldNarrowing, { past }: Beyond): HeldNarrowing =>
  past ? { ...held, when: 'ever' } : held;

function streamsOf({ streams }: Beyond): readonly Narrowing[] {
  if (streams.length === 0) return [];
  const among = new Set(streams);
  const passes = (text: string | null): boolean => text !== null && among.has(text);
  return [{ kind: 'text', field: 'stream', passes, exact: streams, prefix: '' }];
}
