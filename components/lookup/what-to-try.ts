import { phoneNote } from '@/lib/lookup/phone-note.ts';
import { phoneDigits } from '@/lib/query/phone-number.ts';
import { queryForValue } from '@/lib/lookup/same-value.ts';
import { quote } from '@/lib/query/quote.ts';
import { wordsOf } from '@/lib/query/text-words.ts';
import { searchPage } from '@/lib/urls/pages.ts';
import type { LookupRun } from './lookup-run.ts';

export interface Advice {
  readonly words: string;
  /** Where that is done; null: by the one who asks. */
  readonly link: { readonly label: string; readonly href: string } | null;
}

type Runs = ReadonlyMap<string, LookupRun>;

/** How a value was understood that was looked up. */
export function askedWords(q: string): string {
  const digits = phoneDigits(q);
  return digits === null
    ? 'The whole value of a field, or an id. Letter case and spaces around it do not count.'
    : `A number with the digits ${digits}, in any grouping, or an id.`;
}

/** What may lead further where nobody was found. */
export function whatToTry(q: string, runs: Runs): readonly Advice[] {
  return [...whereItStands(q, runs), ...otherWritings(q), ...unread(runs), erased];
}

const plural = (count: number, one: string): string =>
  `${count.toLocaleString('en')} ${one}${count === 1 ? '' : 's'}`;

function whereItStands(q: string, runs: Runs): readonly Advice[] {
  return [...runs]
    .filter(([, { mentions, untold }]) => mentions + untold > 0)
    .map(([store, { mentions, untold }]) => ({
      words: `It stands in events of ${plural(mentions + untold, 'stream')} of ${store}, though in no state${untold === 0 ? '' : ' that is known'}.`,
      link: { label: 'Show these events', href: searchPage(store, { q: queryForValue(q) }) },
    }));
}

function otherWritings(q: string): readonly Advice[] {
  const phone = phoneNote(q);
  const words = wordsOf(q);
  const within: Advice = {
    words: 'A lookup finds whole values. It may be part of a longer text, such as a note.',
    link: { label: 'Search all events for it', href: searchPage(null, { q: queryForValue(q) }) },
  };
  if (phone !== null) return [{ words: phone, link: null }, within];
  const local = /^[^\s@]+(?=@[^\s@]+$)/.exec(q)?.[0] ?? '';
  if (wordsOf(local).length > 0) {
    const label = `Search all events for ${local}`;
    const href = searchPage(null, { q: quote(local) });
    return [
      { words: 'What stands before the @ may be part of another address.', link: { label, href } },
      within,
    ];
  }
  if (words.length < 2) return [within];
  const href = searchPage(null, { q: words.map(quote).join(' ') });
  const apart = { label: 'Search all events for its words', href };
  return [{ words: 'Its words may be kept apart or in another order.', link: apart }, within];
}

function unread(runs: Runs): readonly Advice[] {
  return [...runs].flatMap(([store, { end }]) =>
    end === null || end.unreadable === 0
      ? []
      : [
          {
            words: `It may stand in ${plural(end.unreadable, 'event')} of ${store} that could not be read.`,
            link: { label: 'Show these events', href: searchPage(store, { q: 'readable:false' }) },
          },
        ],
  );
}

const erased: Advice = {
  words: 'What was erased from its store is not found by its value, but by the id of the account.',
  link: null,
};

/** Whether all there is was examined, so that nobody can have had it unseen. */
export const isCertain = (runs: Runs): boolean =>
  [...runs.values()].every(({ end }) => end?.complete === true && end.states === 'all');
