import { readStreamEvents as contract } from '@/lib/api/streams.ts';
import { route } from '@/server/http/route.ts';
import { readStreamEvents } from '@/server/services/streams/read-stream-events.ts';

export const GET = route(contract, readStreamEvents);
