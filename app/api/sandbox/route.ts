import { readSandbox as contract } from '@/lib/api/reducers.ts';
import { workerRoute } from '@/server/http/route.ts';
import { readSandbox } from '@/server/services/reducers/read-sandbox.ts';

export const GET = workerRoute(contract, readSandbox);
