import { readHappenedState as contract } from '@/lib/api/two-clocks.ts';
import { route } from '@/server/http/route.ts';
import { readHappenedState } from '@/server/services/streams/read-happened-state.ts';

export const GET = route(contract, readHappenedState);
