import { activateReducer as contract } from '@/lib/api/reducers.ts';
import { route } from '@/server/http/route.ts';
import { activateReducer } from '@/server/services/reducers/activate-reducer.ts';

export const POST = route(contract, activateReducer);
