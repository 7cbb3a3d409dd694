import type { Alteration, AlteredKey } from '@/lib/query/narrow/alterations.ts';
import { allWords } from '@/lib/query/narrow/event-words.ts';
import type {
  GramsNarrowing,
  TimeNarrowing,
  ValueKey,
  WordsNarrowing,
} from '@/lib/query/narrow/narrowing.ts';
import {
  groupOf,
  relationOf,
  slotText,
  type Slot,
  type SlotPattern,
} from '@/lib/query/narrow/slots.ts';
import type { IndexedEvent } from '../port.ts';

export interface Told {
  readonly ordinal: number;
  readonly alteration: Alteration;
}

function hasWord(
  event: IndexedEvent,
  { text, prefix }: { readonly text: string; readonly prefix: boolean },
): boolean {
  const words = allWords(event);
  return prefix ? [...words].some((word) => word.startsWith(text)) : words.has(text);
}

const hasGram = (event: IndexedEvent, gram: string): boolean =>
  [...allWords(event), ...event.long].some((word) => word.includes(gram));

/** Whether what is asked for is written in an event, or may be: not all of its words may be known. */
export function mayWrite(event: IndexedEvent, part: WordsNarrowing | GramsNarrowing): boolean {
  if (part.kind === 'grams') {
    return event.opaque || part.grams.every((gram) => hasGram(event, gram));
  }
  return (event.opaque && !part.sure) || part.words.every((word) => hasWord(event, word));
}

export const inTime = (at: number | null, { from, to, sure }: TimeNarrowing): boolean =>
  at === null ? sure !== true : (from === null || at >= from) && (to === null || at <= to);

export function concerns(
  slot: Slot,
  place: SlotPattern | null,
  { key, among }: { readonly key: AlteredKey; readonly among: readonly ValueKey[] | null },
): boolean {
  const relation = relationOf(slot, place);
  if (relation === 'elsewhere') return false;
  const untold = typeof key === 'object' && key !== null;
  if (untold) return true;
  if (relation === 'around') return false;
  return among === null || (relation === 'same' && among.includes(key));
}

export function endOf(all: readonly Told[], from: number, slot: Slot): number {
  const group = slotText(groupOf(slot));
  if (group === '[]') return Infinity;
  return (
    all.find(
      ({ ordinal, alteration }) => ordinal > from && slotText(groupOf(alteration.slot)) === group,
    )?.ordinal ?? Infinity
  );
}
