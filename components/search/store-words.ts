import { countOf, showCount } from '@/components/ui/show-count.ts';
import type { Tone } from '@/components/ui/tag.tsx';
import type { StoreReach } from '@/lib/api/search-stores.ts';

export interface StoreWords {
  /** The state in a word. */
  readonly word: string;
  readonly tone: Tone;
  /** What was found and looked at, and what that leaves open; what follows is the time. */
  readonly words: string;
  /** True where the time down to which it was searched says something. */
  readonly dated: boolean;
}

const states: Readonly<Record<StoreReach['state'], readonly [string, Tone]>> = {
  searching: ['searching', 'blue'],
  complete: ['complete', 'green'],
  partial: ['partial', 'amber'],
  failed: ['failed', 'red'],
  'left-out': ['not asked', 'grey'],
};

/** How far a search is in one of its stores, in words. */
export function storeWords(reach: StoreReach): StoreWords {
  const [word, tone] = states[reach.state];
  if (reach.state === 'left-out') return { word, tone, words: reach.reason ?? '', dated: false };
  const { examined, capped } = reach;
  const dated = reach.state !== 'complete' && examined > 0 && capped !== null;
  const words = reach.state === 'failed' ? failedWords(reach) : lookedWords(reach);
  return { word, tone, words, dated };
}

function lookedWords(reach: StoreReach): string {
  const { matched, examined, unreadable, held, examining, folding } = reach;
  if (examining !== undefined) {
    return `first the whole log is examined: ${countOf(examining.examined, 'event')} so far`;
  }
  const waits = held === 0 ? '' : `, ${showCount(held)} more wait for the other stores`;
  const doubt = unreadable === 0 ? '' : `, ${showCount(unreadable)} could not be judged`;
  const fold = folding === undefined ? '' : `, ${foldingWords(folding)}`;
  return `${showCount(matched)} found in ${countOf(examined, 'event')}${waits}${doubt}${fold}`;
}

const failedWords = (reach: StoreReach): string =>
  `${reach.reason ?? ''} ${reach.examined === 0 ? 'Nothing of it was searched.' : lookedWords(reach)}`;

/** A long stream whose states are needed before more can be judged. */
export const foldingWords = ({ stream, events }: NonNullable<StoreReach['folding']>): string =>
  `folding ${stream}: ${countOf(events, 'event')} so far`;
