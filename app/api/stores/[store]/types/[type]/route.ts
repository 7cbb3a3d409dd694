import { readType as contract } from '@/lib/api/stores.ts';
import { route } from '@/server/http/route.ts';
import { readType } from '@/server/services/stores/read-type.ts';

export const GET = route(contract, readType);
