import { readBranch as contract } from '@/lib/api/time-travel.ts';
import { route } from '@/server/http/route.ts';
import { readBranch } from '@/server/services/streams/read-branch.ts';

export const GET = route(contract, readBranch);
