import { readCorrelation as contract } from '@/lib/api/events.ts';
import { route } from '@/server/http/route.ts';
import { readCorrelation } from '@/server/services/events/read-correlation.ts';

export const GET = route(contract, readCorrelation);
