import { searchEvents as contract } from '@/lib/api/search.ts';
import { streamRoute } from '@/server/http/route.ts';
import { searchEvents } from '@/server/services/search/search-events.ts';

export const GET = streamRoute(contract, searchEvents);
