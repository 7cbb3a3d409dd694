import { readLater as contract } from '@/lib/api/later.ts';
import { route } from '@/server/http/route.ts';
import { readLater } from '@/server/services/stores/read-later.ts';

export const GET = route(contract, readLater);
