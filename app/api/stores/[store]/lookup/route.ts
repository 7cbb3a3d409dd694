import { lookupValue as contract } from '@/lib/api/lookup.ts';
import { streamRoute } from '@/server/http/route.ts';
import { lookupValue } from '@/server/services/search/lookup-value.ts';

export const GET = streamRoute(contract, lookupValue);
