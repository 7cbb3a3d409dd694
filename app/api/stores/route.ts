import {
  listStores as listStoresContract,
  connectStore as connectStoreContract,
} from '@/lib/api/stores.ts';
import { route } from '@/server/http/route.ts';
import { listStores } from '@/server/services/stores/list-stores.ts';
import { connectStore } from '@/server/services/stores/connect-store.ts';

export const GET = route(listStoresContract, listStores);
export const POST = route(connectStoreContract, connectStore);
