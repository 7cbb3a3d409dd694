import { checkReducer as contract } from '@/lib/api/reducers.ts';
import { route } from '@/server/http/route.ts';
import { checkReducer } from '@/server/services/streams/check-reducer.ts';

export const GET = route(contract, checkReducer);
