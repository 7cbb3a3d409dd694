import type { Metadata } from 'next';
import { Prefetched, readOf } from '@/app/prefetched.tsx';
import { describeStore as describeContract } from '@/lib/api/stores.ts';
import { readSegments } from '@/lib/urls/api-href.ts';
import { describeStore } from '@/server/services/stores/describe-store.ts';
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
    <Prefetched reads={[readOf(describeContract, describeStore, { store })]}>
      <SearchScreen key={store} store={store} />
    </Prefetched>
  );
}
