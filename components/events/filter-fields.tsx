'use client';

import { Autocomplete, Button, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { contractQuery } from '@/components/ui/contract-query.ts';
import { useReaderZone } from '@/components/ui/use-reader-zone.ts';
import { listStreams } from '@/lib/api/streams.ts';
import { presetsBefore, readPeriod, type PeriodTexts } from './period-form.ts';
import classes from './filter.module.css';

interface StreamFieldProps {
  readonly store: string;
  readonly prefix: string;
  readonly onPrefix: (prefix: string) => void;
}

/** Start of the stream id, completed from the streams there are. */
export function StreamField({ store, prefix, onPrefix }: StreamFieldProps) {
  const [text, setText] = useState(prefix);
  const [asked] = useDebouncedValue(text, 200);
  const streams = useQuery({
    ...contractQuery(listStreams, { store, prefix: asked, limit: 12 }),
    placeholderData: keepPreviousData,
  });
  const ids = streams.data?.items.map(({ streamId }) => streamId) ?? [];
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        onPrefix(text);
      }}
    >
      <Autocomplete
        label="Stream id begins with"
        placeholder="account-10"
        data={[...new Set(ids)]}
        filter={({ options }) => options}
        value={text}
        onChange={setText}
        data-autofocus
        autoComplete="off"
        spellCheck={false}
        comboboxProps={{ withinPortal: false }}
      />
      <Button type="submit" size="xs">
        Show these
      </Button>
    </form>
  );
}

interface TimeFieldsProps extends PeriodTexts {
  /** Recorded time of the newest event. */
  readonly head: string | null;
  readonly onPeriod: (period: PeriodTexts) => void;
}

/** When events were recorded. */
export function TimeFields({ from, to, head, onPeriod }: TimeFieldsProps) {
  const zone = useReaderZone();
  const [written, setWritten] = useState<PeriodTexts>({ from, to });
  const [wrong, setWrong] = useState<{ field: 'from' | 'to'; message: string } | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const read = readPeriod(written, { from, to }, zone);
    if (read.ok) onPeriod(read.period);
    else setWrong(read);
  };
  const field = (name: 'from' | 'to') => ({
    value: written[name],
    error: wrong?.field === name ? wrong.message : null,
    autoComplete: 'off',
    spellCheck: false,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      setWrong(null);
      setWritten({ ...written, [name]: event.currentTarget.value });
    },
  });
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        label="Recorded from"
        placeholder="2026-03-01 10:15"
        data-autofocus
        {...field('from')}
      />
      <TextInput label="Until the end of" placeholder="2026-03-31" {...field('to')} />
      <p className={classes.hint}>
        A year, month, day or moment; in {zone} unless you write a zone such as Z.
      </p>
      <div className={classes.presets}>
        {presetsBefore(head).map((preset) => (
          <button
            key={preset.label}
            type="button"
            className={classes.preset}
            onClick={() => {
              onPeriod({ from: preset.from, to: '' });
            }}
          >
            {preset.label}
          </button>
        ))}
      </div>
      <Button type="submit" size="xs">
        Show these
      </Button>
    </form>
  );
}
