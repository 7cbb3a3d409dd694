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
    end.doubtful === 0 ? '' : 'Some states lack events.',
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

function mentionWords({ mentions, untold, found }: LookupRun): string {
  const streams = (number: number, other: boolean): string =>
    `The value stands in events of ${count(number)} ${other ? 'other ' : ''}stream${number === 1 ? '' : 's'}`;
  const never = mentions === 1 ? 'its state' : 'their states';
  const unknown = untold === 1 ? 'state is' : 'states are';
  const isOther = found.length > 0;
  return [
    mentions === 0 ? '' : `${streams(mentions, isOther)}, but never in ${never}.`,
    untold === 0
      ? ''
      : `${streams(untold, isOther || mentions > 0)} whose ${unknown} not fully known.`,
  ]
    .filter((words) => words !== '')
    .join(' ');
}

const sentence = (words: string): string =>
  words === '' ? '' : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

/** What a reducer makes of several fields, or in small letters, stands in no event. */
const notLookedFor: Readonly<Record<End['states'], string>> = {
  all: '',
  some: 'Values that only a reducer makes may be missed.',
  none: 'Values that only a reducer makes were not looked for.',
};
