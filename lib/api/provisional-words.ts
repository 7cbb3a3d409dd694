import type { Provisional } from './search.ts';

/** How far an answer is final: `complete up to p9; 4 newer events are provisional …`; empty for a whole one. */
export function provisionalWords(provisional: Provisional | null): string {
  if (provisional === null) return '';
  const { settled, newer, more, byTime } = provisional;
  if (newer === 0) return byTime ? `${unseen}: ${slow} may be missing` : '';
  const count = `${more ? 'more than ' : ''}${newer.toLocaleString('en')}`;
  const events = newer === 1 && !more ? 'newer event is' : 'newer events are';
  const upTo = settled === null ? '' : `final up to p${settled}; `;
  const why = byTime ? unseen : 'somebody is still writing below them';
  return `${upTo}${count} ${events} provisional, because ${why}`;
}

const unseen = 'the store does not show who is writing';
const slow = 'what takes more than ten seconds to commit';
