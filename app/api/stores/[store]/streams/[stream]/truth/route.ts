import { readTruth as contract } from '@/lib/api/time-travel.ts';
import { route } from '@/server/http/route.ts';
import { readTruth } from '@/server/services/streams/read-truth.ts';

export const GET = route(contract, readTruth);
