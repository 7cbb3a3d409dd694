'use client';

import { useEffect } from 'react';
import type { LookupRun } from './lookup-run.ts';
import { lookupWords } from './lookup-words.ts';
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
      <strong>{store}</strong> <span>{lookupWords(run)}</span>
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
