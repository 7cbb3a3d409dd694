'use client';

import { useQuery } from '@tanstack/react-query';
import { storeQuery } from './overview-queries.ts';
import { StoreProblems } from './store-problems.tsx';

/** What is wrong or unsafe about a store, on the pages of other things; says nothing while it is read. */
export function ProblemsOfStore({ store }: { readonly store: string }) {
  const { data } = useQuery(storeQuery(store));
  return data === undefined ? null : <StoreProblems card={data} />;
}
