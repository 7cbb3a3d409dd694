import { summariseSearch as contract } from '@/lib/api/search-summary.ts';
import { streamRoute } from '@/server/http/route.ts';
import { summariseSearch } from '@/server/services/search/summarise-search.ts';

export const GET = streamRoute(contract, summariseSearch);
