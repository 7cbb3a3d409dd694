import {
  changeIndex as changeContract,
  readIndex as readContract,
} from '@/lib/api/search-index.ts';
import { route } from '@/server/http/route.ts';
import { changeIndex } from '@/server/services/stores/change-index.ts';
import { readIndex } from '@/server/services/stores/read-index.ts';

export const GET = route(readContract, readIndex);
export const POST = route(changeContract, changeIndex);
