import { readPaths as contract } from '@/lib/api/streams.ts';
import { route } from '@/server/http/route.ts';
import { readPaths } from '@/server/services/streams/read-paths.ts';

export const GET = route(contract, readPaths);
