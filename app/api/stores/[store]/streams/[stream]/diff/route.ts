import { readDiff as contract } from '@/lib/api/time-travel.ts';
import { route } from '@/server/http/route.ts';
import { readDiff } from '@/server/services/streams/read-diff.ts';

export const GET = route(contract, readDiff);
