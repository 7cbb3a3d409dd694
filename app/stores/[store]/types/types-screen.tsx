'use client';

import { useQuery } from '@tanstack/react-query';
import { descriptionQuery } from '@/components/stores/queries.ts';
import { TypesList } from '@/components/types/types-list.tsx';
import { Answered } from '@/components/ui/answered.tsx';
import classes from '@/components/types/types.module.css';

/** Every event type of a store. */
export function TypesScreen({ store }: { readonly store: string }) {
  const description = useQuery(descriptionQuery(store));
  return (
    <div className={classes.screen}>
      <h1>Types</h1>
      <Answered what="the event types" query={description} rows={12}>
        {(data) => <TypesList store={store} description={data} />}
      </Answered>
    </div>
  );
}
