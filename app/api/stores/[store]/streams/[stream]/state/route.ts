import { readState as contract } from '@/lib/api/streams.ts';
import { route } from '@/server/http/route.ts';
import { readState } from '@/server/services/streams/read-state.ts';

export const GET = route(contract, readState);
