'use client';

import { Autocomplete, Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { longestQuery } from '@/lib/query/limits.ts';
import { inFolders, savedSearchesQuery } from './saved-searches.ts';
import own from './saved.module.css';

/** What is kept of a search. */
export interface SearchFields {
  readonly name: string;
  readonly folder: string;
  readonly description: string;
  readonly q: string;
  readonly shared: boolean;
}

interface Props {
  readonly store: string;
  /** Accessible name of the form. */
  readonly label: string;
  readonly initial: SearchFields;
  /** True where the query can be changed too. */
  readonly asksQuery: boolean;
  readonly failure: Error | null;
  readonly pending: boolean;
  readonly onSave: (fields: SearchFields) => void;
}

/** Name and place of a search that is kept. */
export function SearchForm(props: Props) {
  const { store, label, initial, asksQuery, failure, pending, onSave } = props;
  const [fields, setFields] = useState(initial);
  const { data } = useQuery(savedSearchesQuery(store));
  const folders = inFolders(data?.searches ?? []).flatMap((each) => each.name || []);
  const set = (part: Partial<SearchFields>): void => {
    setFields((now) => ({ ...now, ...part }));
  };
  return (
    <form
      className={own.form}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(fields);
      }}
    >
      <TextInput
        size="xs"
        label="Name"
        value={fields.name}
        maxLength={80}
        autoComplete="off"
        data-autofocus
        onChange={(event) => {
          set({ name: event.currentTarget.value });
        }}
      />
      {asksQuery ? (
        <TextInput
          size="xs"
          label="Query"
          value={fields.q}
          maxLength={longestQuery}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            set({ q: event.currentTarget.value });
          }}
        />
      ) : null}
      <Autocomplete
        size="xs"
        label="Folder, if any"
        value={fields.folder}
        maxLength={80}
        data={folders}
        comboboxProps={{ withinPortal: false }}
        onChange={(folder) => {
          set({ folder });
        }}
      />
      <Textarea
        size="xs"
        label="What it is for, if that should be said"
        value={fields.description}
        maxLength={500}
        autosize
        minRows={1}
        maxRows={4}
        onChange={(event) => {
          set({ description: event.currentTarget.value });
        }}
      />
      <Checkbox
        size="xs"
        label="Everyone sees it"
        checked={fields.shared}
        onChange={(event) => {
          set({ shared: event.currentTarget.checked });
        }}
      />
      {failure === null ? null : (
        <p role="alert" className={own.bad}>
          {failure.message}
        </p>
      )}
      <Button type="submit" size="xs" disabled={fields.name.trim() === '' || pending}>
        Save
      </Button>
    </form>
  );
}
