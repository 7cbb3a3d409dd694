import { readStreamSummary as contract } from '@/lib/api/streams.ts';
import { route } from '@/server/http/route.ts';
import { readStreamSummary } from '@/server/services/streams/read-stream-summary.ts';

export const GET = route(contract, readStreamSummary);
