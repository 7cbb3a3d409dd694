import { searchStores as contract } from '@/lib/api/search-stores.ts';
import { streamRoute } from '@/server/http/route.ts';
import { searchStores } from '@/server/services/search/search-stores.ts';

export const GET = streamRoute(contract, searchStores);
