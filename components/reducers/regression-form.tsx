'use client';

import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { Failed } from '@/components/ui/read-states.tsx';
import type { CategoryRow } from './category-rows.ts';
import { useStartRegression } from './use-start-regression.ts';
import classes from './reducers.module.css';

interface Props {
  readonly store: string;
  readonly row: CategoryRow;
}

/** Chooses two versions of a category, and compares them over all of its streams. */
export function RegressionForm({ store, row }: Props) {
  const { category, active, versions } = row;
  const start = useStartRegression(store, category);
  const newest = versions.find(({ active: isActive }) => !isActive)?.hash ?? 'inferred';
  const [before, setBefore] = useState(active?.hash ?? 'inferred');
  const [after, setAfter] = useState(newest);
  const data = [
    { value: 'inferred', label: 'inferred' },
    ...versions.map(({ hash, kind, number, active: isActive }) => ({
      value: hash,
      label: `${kind} v${String(number)}${isActive ? ' (active)' : ''}`,
    })),
  ];
  const sides = [
    ['Compare', `First reducer of ${category} to compare`, before, setBefore],
    ['with', `Second reducer of ${category} to compare`, after, setAfter],
  ] as const;
  return (
    <>
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          start.mutate({ before, after });
        }}
      >
        {sides.map(([word, label, value, setValue]) => (
          <label key={word} className={classes.side}>
            <span>{word}</span>
            <NativeSelect
              size="xs"
              aria-label={label}
              value={value}
              data={data}
              onChange={(event) => {
                setValue(event.currentTarget.value);
              }}
            />
          </label>
        ))}
        <Button
          type="submit"
          size="compact-sm"
          variant="default"
          loading={start.isPending}
          disabled={before === after}
          aria-label={`Compare all streams of ${category}`}
        >
          Compare all streams
        </Button>
        <span className={classes.quiet}>
          {before === after
            ? 'Choose two different ones.'
            : 'Goes on in the background; the answer stays here.'}
        </span>
      </form>
      {start.isError ? <Failed what="the streams" error={start.error} /> : null}
    </>
  );
}
