import { checkCategory as contract } from '@/lib/api/reducers.ts';
import { route } from '@/server/http/route.ts';
import { checkCategory } from '@/server/services/streams/check-category.ts';

export const GET = route(contract, checkCategory);
