'use client';

import { Autocomplete, Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fetchContract } from '@/components/ui/contract-query.ts';
import { saveSearch } from '@/lib/api/searches.ts';
import { inFolders, savedSearchesQuery } from './saved-searches.ts';
import classes from './search.module.css';
import own from './saved.module.css';

interface Props {
  readonly store: string;
  readonly q: string;
}

/** Keeps the search on screen under a name. */
export function SaveSearch({ store, q }: Props) {
  const [open, setOpen] = useState(false);
  const [saved, setSaved] = useState<string | null>(null);
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      width={280}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.small}
          onClick={() => {
            setOpen((now) => !now);
          }}
        >
          {saved === q ? 'Saved' : 'Save'}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <SaveForm
          store={store}
          q={q}
          onSaved={() => {
            setSaved(q);
            setOpen(false);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

function SaveForm({ store, q, onSaved }: Props & { readonly onSaved: () => void }) {
  const [name, setName] = useState('');
  const [folder, setFolder] = useState('');
  const [shared, setShared] = useState(false);
  const client = useQueryClient();
  const { data } = useQuery(savedSearchesQuery(store));
  const folders = inFolders(data?.searches ?? []).flatMap((each) => each.name || []);
  const save = useMutation({
    mutationFn: () => fetchContract(saveSearch, { store }, { body: { name, folder, q, shared } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: savedSearchesQuery(store).queryKey });
      onSaved();
    },
  });
  return (
    <form
      className={own.form}
      aria-label="Save this search"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <TextInput
        size="xs"
        label="Name"
        value={name}
        maxLength={80}
        autoComplete="off"
        data-autofocus
        onChange={(event) => {
          setName(event.currentTarget.value);
        }}
      />
      <Autocomplete
        size="xs"
        label="Folder, if any"
        value={folder}
        maxLength={80}
        data={folders}
        comboboxProps={{ withinPortal: false }}
        onChange={setFolder}
      />
      <Checkbox
        size="xs"
        label="Everyone sees it"
        checked={shared}
        onChange={(event) => {
          setShared(event.currentTarget.checked);
        }}
      />
      {save.isError && (
        <p role="alert" className={own.bad}>
          {save.error.message}
        </p>
      )}
      <Button type="submit" size="xs" disabled={name.trim() === '' || save.isPending}>
        Save
      </Button>
    </form>
  );
}
