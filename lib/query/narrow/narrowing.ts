import type { SlotPattern } from './slots.ts';

/** Texts of an event that an index keeps by number. */
export const indexedTexts = ['type', 'category', 'stream', 'initiator', 'correlation'] as const;
export type IndexedText = (typeof indexedTexts)[number];

/** A word that must stand somewhere in the event; with `prefix` only its beginning. */
export interface IndexWord {
  readonly text: string;
  readonly prefix: boolean;
}

/**
 * Where the matches of a query can only be. It never leaves out an event that the query finds or
 * cannot judge, and may hold more: what it names is judged afterwards.
 */
export type Narrowing =
  | { readonly kind: 'all' }
  | { readonly kind: 'and' | 'or'; readonly items: readonly Narrowing[] }
  /** All the words; events that cannot be read belong to it. */
  | { readonly kind: 'words'; readonly words: readonly IndexWord[] }
  | TextNarrowing
  /** Milliseconds since 1970, both ends included; events without a time belong to it. */
  | { readonly kind: 'time'; readonly from: number | null; readonly to: number | null }
  | AlteredNarrowing
  | HeldNarrowing;

export interface TextNarrowing {
  readonly kind: 'text';
  readonly field: IndexedText;
  /** Judges the text of the event; null: it has none. */
  readonly passes: (text: string | null) => boolean;
  /** The only texts that pass, where they are known. */
  readonly exact: readonly string[] | null;
  /** What every text that passes begins with. */
  readonly prefix: string;
}

/** Events that altered a place of the state; keys as of `valueKey`, null: whatever it was or became. */
export interface AlteredNarrowing {
  readonly kind: 'altered';
  readonly place: SlotPattern;
  readonly from: readonly ValueKey[] | null;
  readonly to: readonly ValueKey[] | null;
}

/** Events of streams whose state held one of the values; null: any value. */
export interface HeldNarrowing {
  readonly kind: 'held';
  readonly place: SlotPattern;
  readonly values: readonly ValueKey[] | null;
  readonly when: HeldWhen;
}

/** Just after the event, at a time in milliseconds, or at any moment whatever. */
export type HeldWhen = 'after' | 'ever' | { readonly at: number };

/** A value in the writing in which equal ones are the same text; null: nothing there. */
export type ValueKey = string | null;

export const everything: Narrowing = { kind: 'all' };

export function allNarrowed(items: readonly Narrowing[]): Narrowing {
  const narrow = items.filter(({ kind }) => kind !== 'all');
  return joined('and', narrow, everything);
}

export function anyNarrowed(items: readonly Narrowing[]): Narrowing {
  return items.some(({ kind }) => kind === 'all') ? everything : joined('or', items, everything);
}

function joined(kind: 'and' | 'or', items: readonly Narrowing[], none: Narrowing): Narrowing {
  const [first] = items;
  if (first === undefined) return none;
  return items.length === 1 ? first : { kind, items };
}

/** Whether the narrowing asks what events altered, which an index may know of fewer events. */
export function asksLedger(narrowing: Narrowing): boolean {
  if (narrowing.kind === 'and' || narrowing.kind === 'or') return narrowing.items.some(asksLedger);
  return narrowing.kind === 'altered' || narrowing.kind === 'held';
}
