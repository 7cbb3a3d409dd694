import { readSegment as contract } from '@/lib/api/streams.ts';
import { route } from '@/server/http/route.ts';
import { readSegment } from '@/server/services/streams/read-segment.ts';

export const GET = route(contract, readSegment);
