import { readRail as contract } from '@/lib/api/streams.ts';
import { route } from '@/server/http/route.ts';
import { readRail } from '@/server/services/streams/read-rail.ts';

export const GET = route(contract, readRail);
