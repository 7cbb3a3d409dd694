import { readRevertPlan as contract } from '@/lib/api/time-travel.ts';
import { route } from '@/server/http/route.ts';
import { readRevertPlan } from '@/server/services/streams/read-revert-plan.ts';

export const GET = route(contract, readRevertPlan);
