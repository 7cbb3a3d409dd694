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
 * A part of a log. Where it stands for a query it never leaves out an event that the query finds or
 * cannot judge, and may hold more: what it names is judged afterwards.
 */
export type Narrowing =
  | { readonly kind: 'all' | 'none' }
  | { readonly kind: 'and' | 'or'; readonly items: readonly Narrowing[] }
  /** What is in one and not in the other. */
  | { readonly kind: 'but'; readonly of: Narrowing; readonly not: Narrowing }
  | NarrowingPart;

/** What is told by one thing that an index keeps. */
export type NarrowingPart =
  | WordsNarrowing
  | GramsNarrowing
  | TextNarrowing
  | TimeNarrowing
  | AlteredNarrowing
  | HeldNarrowing;

/** All the words; events that cannot be read belong to it, but not where it must be `sure`. */
export interface WordsNarrowing {
  readonly kind: 'words';
  readonly words: readonly IndexWord[];
  readonly sure?: true;
}

/** All these pieces of words; every event where an index keeps none, and those that cannot be read. */
export interface GramsNarrowing {
  readonly kind: 'grams';
  readonly grams: readonly string[];
}

/**
 * Milliseconds since 1970, both ends included; events without a time belong to it, but not where it must
 * be `sure`.
 */
export interface TimeNarrowing {
  readonly kind: 'time';
  readonly from: number | null;
  readonly to: number | null;
  readonly sure?: true;
}

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
  /** Null: any place. */
  readonly place: SlotPattern | null;
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

/** A value in the writing in which equal ones, and some others, are the same text; null: nothing there. */
export type ValueKey = string | null;

export const isNarrowingPart = (narrowing: Narrowing): narrowing is NarrowingPart =>
  !['all', 'none', 'and', 'or', 'but'].includes(narrowing.kind);

export const everything: Narrowing = { kind: 'all' };
export const nothing: Narrowing = { kind: 'none' };

export function allNarrowed(items: readonly Narrowing[]): Narrowing {
  const narrow = items.filter(({ kind }) => kind !== 'all');
  return narrow.some(({ kind }) => kind === 'none') ? nothing : joined('and', narrow, everything);
}

/** Of nothing at all it says nothing, which narrows nothing. */
export function anyNarrowed(items: readonly Narrowing[]): Narrowing {
  if (items.some(({ kind }) => kind === 'all')) return everything;
  const some = items.filter(({ kind }) => kind !== 'none');
  return joined('or', some, items.length === 0 ? everything : nothing);
}

export function butNarrowed(of: Narrowing, not: Narrowing): Narrowing {
  if (of.kind === 'none' || not.kind === 'all') return nothing;
  return not.kind === 'none' ? of : { kind: 'but', of, not };
}

function joined(kind: 'and' | 'or', items: readonly Narrowing[], none: Narrowing): Narrowing {
  const [first] = items;
  if (first === undefined) return none;
  return items.length === 1 ? first : { kind, items };
}

/** Whether the narrowing asks what events altered, which an index may know of fewer events. */
export function asksLedger(narrowing: Narrowing): boolean {
  if (narrowing.kind === 'and' || narrowing.kind === 'or') return narrowing.items.some(asksLedger);
  if (narrowing.kind === 'but') return asksLedger(narrowing.of) || asksLedger(narrowing.not);
  return narrowing.kind === 'altered' || narrowing.kind === 'held';
}
