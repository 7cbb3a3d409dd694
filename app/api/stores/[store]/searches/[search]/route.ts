import {
  changeSearch as changeSearchContract,
  deleteSearch as deleteSearchContract,
} from '@/lib/api/searches.ts';
import { route } from '@/server/http/route.ts';
import { changeSearch } from '@/server/services/searches/change-search.ts';
import { deleteSearch } from '@/server/services/searches/delete-search.ts';

export const POST = route(changeSearchContract, changeSearch);
export const DELETE = route(deleteSearchContract, deleteSearch);
