import { readBeliefs as contract } from '@/lib/api/two-clocks.ts';
import { route } from '@/server/http/route.ts';
import { readBeliefs } from '@/server/services/streams/read-beliefs.ts';

export const GET = route(contract, readBeliefs);
