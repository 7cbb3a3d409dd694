import { provisionalWords } from '@/lib/api/provisional-words.ts';
import type { LookupRun } from './lookup-run.ts';

type End = NonNullable<LookupRun['end']>;

const count = (number: number): string => number.toLocaleString('en');

/** How far a lookup in one store has come, and what it may have missed. */
export function lookupWords({ state, examined, end, failure, mentions }: LookupRun): string {
  if (state === 'failed') return failure ?? 'failed';
  const looked = `${count(examined)} events examined`;
  if (state === 'running' || end === null) return `${looked} …`;
  const also = mentions === 0 ? '' : `; it only occurs in ${count(mentions)} further streams`;
  if (end.complete) return [`${looked}, all there are${also}`, ...unsure(end)].join('; ');
  return `${looked}${also}; ${lacking(end).join(', ')}`;
}

function lacking(end: End): readonly string[] {
  const said: string[] = [];
  if (end.next !== null) {
    said.push(
      end.searchedTo === null ? 'not to the end' : `back to ${end.searchedTo.slice(0, 10)}`,
    );
  }
  if (end.unreadable > 0) said.push(`${count(end.unreadable)} of them cannot be read`);
  said.push(...unsure(end));
  return said.length === 0 ? ['some states lack events'] : said;
}

const unsure = ({ provisional, states }: End): readonly string[] =>
  [provisionalWords(provisional), notLookedFor[states]].filter((words) => words !== '');

/** What a reducer makes of several fields, or in small letters, stands in no event. */
const notLookedFor: Readonly<Record<End['states'], string>> = {
  all: '',
  some: 'values that only a reducer makes may be missed: the search index was asked for them as typed and in small letters only',
  none: 'values that only a reducer makes were not looked for',
};
