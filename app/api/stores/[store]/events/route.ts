import { listEvents as contract } from '@/lib/api/events.ts';
import { route } from '@/server/http/route.ts';
import { listEvents } from '@/server/services/events/list-events.ts';

export const GET = route(contract, listEvents);
