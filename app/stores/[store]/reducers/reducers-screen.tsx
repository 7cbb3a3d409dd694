'use client';

import { useQuery } from '@tanstack/react-query';
import { reducersQuery, typesOfStoreQuery } from '@/components/reducers/queries.ts';
import { ReducersList } from '@/components/reducers/reducers-list.tsx';
import { Answered } from '@/components/ui/answered.tsx';
import classes from '@/components/reducers/reducers.module.css';

/** What folds the streams of a store. */
export function ReducersScreen({ store }: { readonly store: string }) {
  const reducers = useQuery(reducersQuery(store));
  const description = useQuery(typesOfStoreQuery(store));
  return (
    <div className={classes.screen}>
      <h1>Reducers</h1>
      <p className={classes.lead}>
        What makes a state of the events of a category: your own code, declared rules, or, where
        there is neither, a guess that says so.
      </p>
      <Answered what="the reducers" query={reducers} rows={8}>
        {(known) => (
          <Answered what="the event types" query={description} rows={8}>
            {({ types }) => <ReducersList store={store} reducers={known} types={types} />}
          </Answered>
        )}
      </Answered>
    </div>
  );
}
