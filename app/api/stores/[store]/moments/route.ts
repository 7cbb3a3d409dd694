import { readMoment as contract } from '@/lib/api/events.ts';
import { route } from '@/server/http/route.ts';
import { readMoment } from '@/server/services/events/read-moment.ts';

export const GET = route(contract, readMoment);
