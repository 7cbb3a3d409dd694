import type { Metadata } from 'next';
import { Prefetched, readOf } from '@/app/prefetched.tsx';
import { LookupScreen } from '@/components/lookup/lookup-screen.tsx';
import { listStores as listContract } from '@/lib/api/stores.ts';
import { listStores } from '@/server/services/stores/list-stores.ts';

export const metadata: Metadata = { title: 'Lookup' };
export const dynamic = 'force-dynamic';

/** Support: one box over all open stores. */
export default function Page() {
  return (
    <Prefetched reads={[readOf(listContract, listStores, {})]}>
      <LookupScreen />
    </Prefetched>
  );
}
