import { watchFold as contract } from '@/lib/api/streams.ts';
import { streamRoute } from '@/server/http/route.ts';
import { watchFold } from '@/server/services/streams/watch-fold.ts';

export const GET = streamRoute(contract, watchFold);
