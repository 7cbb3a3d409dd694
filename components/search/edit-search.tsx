'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ButtonPopover } from '@/components/ui/button-popover.tsx';
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
  const client = useQueryClient();
  const change = useMutation({
    mutationFn: (body: SearchFields) =>
      fetchContract(changeSearch, { store, search: id }, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: savedSearchesQuery(store).queryKey }),
  });
  return (
    <ButtonPopover
      label="Edit"
      name={`Edit ${name}`}
      className={classes.small}
      onPress={change.reset}
    >
      {(close) => (
        <SearchForm
          store={store}
          label={`Edit ${name}`}
          initial={{ name, folder, description, q, shared }}
          asksQuery
          failure={change.error}
          pending={change.isPending}
          onSave={(fields) => {
            change.mutate(fields, { onSuccess: close });
          }}
        />
      )}
    </ButtonPopover>
  );
}
