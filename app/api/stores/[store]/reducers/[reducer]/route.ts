import { readReducer as contract } from '@/lib/api/reducers.ts';
import { route } from '@/server/http/route.ts';
import { readReducer } from '@/server/services/reducers/read-reducer.ts';

export const GET = route(contract, readReducer);
