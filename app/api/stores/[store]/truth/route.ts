import { findTruth as contract } from '@/lib/api/time-travel.ts';
import { streamRoute } from '@/server/http/route.ts';
import { findTruth } from '@/server/services/streams/find-truth.ts';

export const GET = streamRoute(contract, findTruth);
