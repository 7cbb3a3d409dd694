import type { Metadata } from 'next';
import { Prefetched, readOf } from '@/app/prefetched.tsx';
import { listStores as contract } from '@/lib/api/stores.ts';
import { listStores } from '@/server/services/stores/list-stores.ts';
import { StoreList } from '@/components/stores/store-list.tsx';

export const metadata: Metadata = { title: 'Stores' };

export default function Page() {
  return (
    <Prefetched reads={[readOf(contract, listStores, {})]}>
      <StoreList />
    </Prefetched>
  );
}
