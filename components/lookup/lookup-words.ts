import { provisionalWords } from '@/lib/api/provisional-words.ts';
import type { LookupRun } from './lookup-run.ts';

type End = NonNullable<LookupRun['end']>;

const count = (number: number): string => number.toLocaleString('en');

/** How far a lookup in one store has come, and what it may have missed, in sentences. */
export function lookupWords(run: LookupRun): string {
  const { state, examined, end, failure } = run;
  if (state === 'failed') return failure ?? 'failed';
  const looked = `${count(examined)} events examined`;
  if (state === 'running' || end === null) return `${looked} …`;
  const said = [
    `${looked}, ${reach(end)}.`,
    end.unreadable === 0 ? '' : `${events(end.unreadable)} could not be read.`,
    mentionWords(run),
    end.next === null && !end.complete && isWhole(end) ? 'Some states lack events.' : '',
    sentence(provisionalWords(end.provisional)),
    notLookedFor[end.states],
  ];
  return said.filter((words) => words !== '').join(' ');
}

function reach({ next, searchedTo }: End): string {
  if (next === null) return 'all there are';
  return searchedTo === null ? 'not to the end' : `back to ${searchedTo.slice(0, 10)}`;
}

const events = (number: number): string => (number === 1 ? '1 event' : `${count(number)} events`);

/** Whether all of it could be read and is final. */
const isWhole = ({ unreadable, provisional }: End): boolean =>
  unreadable === 0 && provisional === null;

function mentionWords({ mentions, found }: LookupRun): string {
  if (mentions === 0) return '';
  const streams = `${count(mentions)} ${found.length === 0 ? '' : 'other '}stream${mentions === 1 ? '' : 's'}`;
  return `It stands in events of ${streams}, but never in ${mentions === 1 ? 'its state' : 'their states'}.`;
}

const sentence = (words: string): string =>
  words === '' ? '' : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

/** What a reducer makes of several fields, or in small letters, stands in no event. */
const notLookedFor: Readonly<Record<End['states'], string>> = {
  all: '',
  some: 'Values that only a reducer makes may be missed.',
  none: 'Values that only a reducer makes were not looked for.',
};
