import { readEffects as contract } from '@/lib/api/events.ts';
import { route } from '@/server/http/route.ts';
import { readEffects } from '@/server/services/events/read-effects.ts';

export const GET = route(contract, readEffects);
