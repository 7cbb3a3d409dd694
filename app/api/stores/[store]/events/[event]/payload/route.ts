import { readPayload as contract } from '@/lib/api/events.ts';
import { route } from '@/server/http/route.ts';
import { readPayload } from '@/server/services/events/read-payload.ts';

export const GET = route(contract, readPayload);
