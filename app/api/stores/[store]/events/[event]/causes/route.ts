import { readCauses as contract } from '@/lib/api/events.ts';
import { route } from '@/server/http/route.ts';
import { readCauses } from '@/server/services/events/read-causes.ts';

export const GET = route(contract, readCauses);
