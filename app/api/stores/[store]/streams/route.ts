import { listStreams as contract } from '@/lib/api/streams.ts';
import { route } from '@/server/http/route.ts';
import { listStreams } from '@/server/services/streams/list-streams.ts';

export const GET = route(contract, listStreams);
