import {
  listSearches as listSearchesContract,
  saveSearch as saveSearchContract,
} from '@/lib/api/searches.ts';
import { route } from '@/server/http/route.ts';
import { listSearches } from '@/server/services/searches/list-searches.ts';
import { saveSearch } from '@/server/services/searches/save-search.ts';

export const GET = route(listSearchesContract, listSearches);
export const POST = route(saveSearchContract, saveSearch);
