import {
  readStore as readStoreContract,
  forgetStore as forgetStoreContract,
} from '@/lib/api/stores.ts';
import { route } from '@/server/http/route.ts';
import { readStore } from '@/server/services/stores/read-store.ts';
import { forgetStore } from '@/server/services/stores/forget-store.ts';

export const GET = route(readStoreContract, readStore);
export const DELETE = route(forgetStoreContract, forgetStore);
