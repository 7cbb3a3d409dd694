import {
  listReducers as listReducersContract,
  saveReducer as saveReducerContract,
} from '@/lib/api/reducers.ts';
import { route } from '@/server/http/route.ts';
import { listReducers } from '@/server/services/reducers/list-reducers.ts';
import { saveReducer } from '@/server/services/reducers/save-reducer.ts';

export const GET = route(listReducersContract, listReducers);
export const POST = route(saveReducerContract, saveReducer);
