import { contractQuery } from '@/components/ui/contract-query.ts';
import { listStores } from '@/lib/api/stores.ts';

/** All stores, as the switcher, the palette and the list of stores show them. */
export const storesQuery = () => contractQuery(listStores, {});
