import { compareReducer as contract } from '@/lib/api/reducer-comparison.ts';
import { route } from '@/server/http/route.ts';
import { compareReducer } from '@/server/services/streams/compare-reducer.ts';

export const POST = route(contract, compareReducer);
