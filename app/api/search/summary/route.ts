import { summariseStores as contract } from '@/lib/api/search-summary.ts';
import { streamRoute } from '@/server/http/route.ts';
import { summariseStores } from '@/server/services/search/summarise-stores.ts';

export const GET = streamRoute(contract, summariseStores);
