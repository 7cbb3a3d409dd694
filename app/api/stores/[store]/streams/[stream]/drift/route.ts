import { readDrift as contract } from '@/lib/api/drift.ts';
import { route } from '@/server/http/route.ts';
import { readDrift } from '@/server/services/streams/read-drift.ts';

export const GET = route(contract, readDrift);
