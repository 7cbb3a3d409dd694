'use client';

import { Popover } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { fetchContract } from '@/components/ui/contract-query.ts';
import { changeSearch, type SavedSearchView } from '@/lib/api/searches.ts';
import { savedSearchesQuery } from './saved-searches.ts';
import { SearchForm, type SearchFields } from './search-form.tsx';
import classes from './search.module.css';

interface Props {
  readonly store: string;
  readonly search: SavedSearchView;
}

/** Renames a saved search, moves it to another folder, or changes what it asks. */
export function EditSearch({ store, search }: Props) {
  const { id, name, folder, description, q, shared } = search;
  const [open, setOpen] = useState(false);
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (body: SearchFields) =>
      fetchContract(changeSearch, { store, search: id }, { body }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: savedSearchesQuery(store).queryKey });
      setOpen(false);
    },
  });
  return (
    <Popover
      opened={open}
      onChange={setOpen}
      position="bottom-end"
      width={320}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.small}
          aria-label={`Edit ${name}`}
          onClick={() => {
            change.reset();
            setOpen((now) => !now);
          }}
        >
          Edit
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <SearchForm
          store={store}
          label={`Edit ${name}`}
          initial={{ name, folder, description, q, shared }}
          asksQuery
          failure={change.error}
          pending={change.isPending}
          onSave={(fields) => {
            change.mutate(fields);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
