import { readHappenedRail as contract } from '@/lib/api/two-clocks.ts';
import { route } from '@/server/http/route.ts';
import { readHappenedRail } from '@/server/services/streams/read-happened-rail.ts';

export const GET = route(contract, readHappenedRail);
