'use client';

import { Autocomplete } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { useKeys } from '@/components/ui/use-keys.ts';
import { pathOptions, readPath, type StreamPaths } from './path-options.ts';
import classes from './field.module.css';

interface Props {
  readonly path: string | null;
  /** Null while they are read, and when they cannot be: a path can still be written. */
  readonly known: StreamPaths | null;
  readonly onChoose: (path: string) => void;
}

const nothingKnown: StreamPaths = { paths: [], gone: [], further: false };

/** Goes to the history of any field: one that is or was there, or a path written by hand. */
export function PathPicker({ path, known, onChoose }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(path ?? '');
  const [refused, setRefused] = useState<string | null>(null);
  useKeys([
    {
      keys: 'f',
      label: 'Choose another field',
      run: () => {
        field.current?.focus();
      },
    },
  ]);
  // What stands there unchanged is where the reader is, not what is looked for.
  const asked = text === path ? '' : text;
  const options = useMemo(() => pathOptions(known ?? nothingKnown, asked), [known, asked]);
  const choose = (chosen: string): void => {
    const read = readPath(chosen);
    if (read.ok) onChoose(read.path);
    else setRefused(read.message);
  };
  return (
    <form
      className={classes.picker}
      onSubmit={(event) => {
        event.preventDefault();
        choose(text);
      }}
    >
      <Autocomplete
        ref={field}
        size="xs"
        aria-label="Field"
        placeholder="Choose a field or write its path (f)"
        data={options.map(({ group, items }) => ({ group, items: [...items] }))}
        filter={({ options: shown }) => shown}
        value={text}
        error={refused}
        spellCheck={false}
        comboboxProps={{ shadow: 'md' }}
        onFocus={(event) => {
          event.currentTarget.select();
        }}
        onChange={(written) => {
          setText(written);
          setRefused(null);
        }}
        onOptionSubmit={choose}
      />
    </form>
  );
}
