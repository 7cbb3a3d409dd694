'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { fetchContract } from '@/components/ui/contract-query.ts';
import { Link } from '@/components/ui/link.tsx';
import { SafeText } from '@/components/ui/safe-text.tsx';
import { Tag } from '@/components/ui/tag.tsx';
import { deleteSearch, type SavedSearchView } from '@/lib/api/searches.ts';
import { searchPage } from '@/lib/urls/pages.ts';
import { EditSearch } from './edit-search.tsx';
import { inFolders, savedSearchesQuery } from './saved-searches.ts';
import classes from './search.module.css';
import own from './saved.module.css';

/** The saved searches of a store by folder; nothing where none was saved. */
export function SavedList({ store }: { readonly store: string }) {
  const { data, error } = useQuery(savedSearchesQuery(store));
  if (error !== null) {
    return (
      <p className={own.bad} role="alert">
        The saved searches could not be read: {error.message}
      </p>
    );
  }
  const folders = inFolders(data?.searches ?? []);
  if (folders.length === 0) return null;
  return (
    <section aria-labelledby="saved-searches">
      <h2 id="saved-searches" className={classes.heading}>
        Saved searches
      </h2>
      {folders.map(({ name, searches }) => (
        <div key={name}>
          {name === '' ? null : (
            <h3 className={own.folder}>
              <SafeText>{name}</SafeText>
            </h3>
          )}
          <ul className={classes.queries}>
            {searches.map((search) => (
              <Saved key={search.id} store={store} search={search} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

interface SavedProps {
  readonly store: string;
  readonly search: SavedSearchView;
}

function Saved({ store, search }: SavedProps) {
  const { id, name, description, q, shared, own: mine } = search;
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => fetchContract(deleteSearch, { store, search: id }),
    onSuccess: () => client.invalidateQueries({ queryKey: savedSearchesQuery(store).queryKey }),
  });
  return (
    <li className={own.row}>
      <Link href={searchPage(store, { q })} prefetch={false} className={classes.query}>
        <span className={own.name}>
          <SafeText>{name}</SafeText>
        </span>
        {description === '' ? null : <SafeText>{description}</SafeText>}
        <code>{q === '' ? '(everything)' : q}</code>
      </Link>
      {remove.isError && (
        <span role="alert" className={own.bad}>
          {remove.error.message}
        </span>
      )}
      {shared ? <Tag>everyone</Tag> : null}
      {mine ? <EditSearch store={store} search={search} /> : null}
      {mine ? (
        <button
          type="button"
          className={classes.small}
          aria-label={`Delete ${name}`}
          disabled={remove.isPending}
          onClick={() => {
            remove.mutate();
          }}
        >
          Delete
        </button>
      ) : null}
    </li>
  );
}
