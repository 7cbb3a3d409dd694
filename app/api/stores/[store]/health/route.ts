import { readHealth as contract } from '@/lib/api/health.ts';
import { streamRoute } from '@/server/http/route.ts';
import { readHealth } from '@/server/services/health/read-health.ts';

export const GET = streamRoute(contract, readHealth);
