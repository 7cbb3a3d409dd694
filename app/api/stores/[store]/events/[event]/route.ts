import { readEvent as contract } from '@/lib/api/events.ts';
import { route } from '@/server/http/route.ts';
import { readEvent } from '@/server/services/events/read-event.ts';

export const GET = route(contract, readEvent);
