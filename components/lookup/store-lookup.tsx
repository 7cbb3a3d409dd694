'use client';

import { useEffect } from 'react';
import { provisionalWords } from '@/lib/api/provisional-words.ts';
import type { LookupRun } from './lookup-run.ts';
import { useLookup } from './use-lookup.ts';
import classes from './lookup.module.css';

interface Props {
  readonly store: string;
  readonly value: string;
  readonly onRun: (store: string, run: LookupRun) => void;
}

/** Looks up in one store, and says how far that is. */
export function StoreLookup({ store, value, onRun }: Props) {
  const { run, send } = useLookup({ store, value });
  useEffect(() => {
    onRun(store, run);
  }, [store, run, onRun]);
  const goesOn = run.state === 'failed' || (run.state === 'ended' && run.end?.next !== null);
  return (
    <li className={classes.store} data-state={run.state}>
      <strong>{store}</strong> <span>{words(run)}</span>
      {goesOn ? (
        <button
          type="button"
          className={classes.plain}
          onClick={() => {
            send({ kind: 'continue' });
          }}
        >
          {run.state === 'failed' ? 'Try again' : 'Continue'}
        </button>
      ) : null}
    </li>
  );
}

const count = (number: number): string => number.toLocaleString('en');

function words({ state, examined, end, failure, mentions }: LookupRun): string {
  if (state === 'failed') return failure ?? 'failed';
  const looked = `${count(examined)} events examined`;
  if (state === 'running' || end === null) return `${looked} …`;
  const also = mentions === 0 ? '' : `; it only occurs in ${count(mentions)} further streams`;
  if (end.complete) return [`${looked}, all there are${also}`, ...unsure(end)].join('; ');
  return `${looked}${also}; ${lacking(end).join(', ')}`;
}

function lacking(end: NonNullable<LookupRun['end']>): readonly string[] {
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

const unsure = ({ provisional }: NonNullable<LookupRun['end']>): readonly string[] =>
  [provisionalWords(provisional)].filter((words) => words !== '');
