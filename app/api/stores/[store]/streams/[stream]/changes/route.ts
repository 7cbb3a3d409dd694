import { readChanges as contract } from '@/lib/api/streams.ts';
import { route } from '@/server/http/route.ts';
import { readChanges } from '@/server/services/streams/read-changes.ts';

export const GET = route(contract, readChanges);
