import type { Metadata } from 'next';
import { Prefetched, readOf } from '@/app/prefetched.tsx';
import { listSearches as searchesContract } from '@/lib/api/searches.ts';
import { readSegments } from '@/lib/urls/api-href.ts';
import { listSearches } from '@/server/services/searches/list-searches.ts';
import { SearchScreen } from './search-screen.tsx';

interface Props {
  readonly params: Promise<{ readonly store: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Search · ${readSegments(await params).store ?? ''}` };
}

/** One box over the whole log of a store. */
export default async function Page({ params }: Props) {
  const { store = '' } = readSegments(await params);
  return (
    <Prefetched reads={[readOf(searchesContract, listSearches, { store })]}>
      <SearchScreen key={store} store={store} />
    </Prefetched>
  );
}
