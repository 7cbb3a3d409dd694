'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ButtonPopover } from '@/components/ui/button-popover.tsx';
import { fetchContract } from '@/components/ui/contract-query.ts';
import { saveSearch } from '@/lib/api/searches.ts';
import { savedSearchesQuery } from './saved-searches.ts';
import { SearchForm, type SearchFields } from './search-form.tsx';
import classes from './search.module.css';

interface Props {
  readonly store: string;
  readonly q: string;
}

/** Keeps the search on screen under a name. */
export function SaveSearch({ store, q }: Props) {
  const [saved, setSaved] = useState<string | null>(null);
  return (
    <ButtonPopover label={saved === q ? 'Saved' : 'Save'} className={classes.small} width={280}>
      {(close) => (
        <SaveForm
          store={store}
          q={q}
          onSaved={() => {
            setSaved(q);
            close();
          }}
        />
      )}
    </ButtonPopover>
  );
}

function SaveForm({ store, q, onSaved }: Props & { readonly onSaved: () => void }) {
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (body: SearchFields) => fetchContract(saveSearch, { store }, { body }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: savedSearchesQuery(store).queryKey });
      onSaved();
    },
  });
  return (
    <SearchForm
      store={store}
      label="Save this search"
      initial={{ name: '', folder: '', description: '', q, shared: false }}
      asksQuery={false}
      failure={save.error}
      pending={save.isPending}
      onSave={(fields) => {
        save.mutate(fields);
      }}
    />
  );
}
