import { readHappened as contract } from '@/lib/api/two-clocks.ts';
import { route } from '@/server/http/route.ts';
import { readHappened } from '@/server/services/streams/read-happened.ts';

export const GET = route(contract, readHappened);
