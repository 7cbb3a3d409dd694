import { deleteSearch as contract } from '@/lib/api/searches.ts';
import { route } from '@/server/http/route.ts';
import { deleteSearch } from '@/server/services/searches/delete-search.ts';

export const DELETE = route(contract, deleteSearch);
