'use client';

import { Select } from '@mantine/core';
import { useRef } from 'react';
import { useKeys } from '@/components/ui/use-keys.ts';
import classes from './field.module.css';

interface Props {
  readonly path: string | null;
  /** Leaf paths of the newest state; a field that is gone is not among them. */
  readonly paths: readonly string[];
  readonly onChoose: (path: string) => void;
}

/** Goes to the history of another field of the stream. */
export function PathPicker({ path, paths, onChoose }: Props) {
  const field = useRef<HTMLInputElement>(null);
  useKeys([
    {
      keys: 'f',
      label: 'Choose another field',
      run: () => {
        field.current?.focus();
      },
    },
  ]);
  const known = path === null || paths.includes(path);
  return (
    <Select
      ref={field}
      className={classes.picker}
      size="xs"
      searchable
      aria-label="Field"
      placeholder="Choose a field (f)"
      nothingFoundMessage="No field of the newest state has this in its path"
      data={known ? [...paths] : [path, ...paths]}
      limit={200}
      value={path}
      comboboxProps={{ shadow: 'md' }}
      onChange={(chosen) => {
        if (chosen !== null) onChoose(chosen);
      }}
    />
  );
}
