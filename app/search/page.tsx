import type { Metadata } from 'next';
import { Prefetched, readOf } from '@/app/prefetched.tsx';
import { SearchScreen } from '@/app/stores/[store]/search/search-screen.tsx';
import { listStores as listContract } from '@/lib/api/stores.ts';
import { listStores } from '@/server/services/stores/list-stores.ts';

export const metadata: Metadata = { title: 'Search all stores' };
export const dynamic = 'force-dynamic';

/** One box over the logs of all stores. */
export default function Page() {
  return (
    <Prefetched reads={[readOf(listContract, listStores, {})]}>
      <SearchScreen store={null} />
    </Prefetched>
  );
}
