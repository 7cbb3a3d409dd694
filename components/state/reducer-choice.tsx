'use client';

import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { reducersQuery, summaryQuery, type Reducers, type StreamRef } from './queries.ts';
import own from './compare.module.css';

interface Props {
  readonly streamRef: StreamRef;
  readonly reducers: Reducers;
  readonly onReducers: (reducers: Partial<Reducers>) => void;
}

/** Which version of the category's reducer folds each side of a comparison. */
export function ReducerChoice({ streamRef, reducers, onReducers }: Props) {
  const category = useQuery(summaryQuery(streamRef)).data?.stream.category ?? null;
  const known = useQuery({ ...reducersQuery(streamRef.store), enabled: category !== null });
  const versions = (known.data?.versions ?? []).filter((each) => each.category === category);
  if (versions.length === 0) return null;
  const options = [
    { value: 'inferred', label: 'inferred' },
    ...versions.map(({ hash, kind, number, active }) => ({
      value: hash,
      label: `${kind} v${String(number)}${active ? ' (active)' : ''}`,
    })),
  ];
  const sides = [
    ['againstReducer', 'Before, folded by', 'as after'],
    ['reducer', 'After, folded by', 'the active one'],
  ] as const;
  return (
    <span className={own.reducers}>
      {sides.map(([name, label, none]) => (
        <NativeSelect
          key={name}
          size="xs"
          aria-label={label}
          value={reducers[name] ?? ''}
          data={[{ value: '', label: none }, ...options]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            onReducers({ [name]: value === '' ? null : value });
          }}
        />
      ))}
    </span>
  );
}
