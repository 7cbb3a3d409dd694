import { describeStore as contract } from '@/lib/api/stores.ts';
import { route } from '@/server/http/route.ts';
import { describeStore } from '@/server/services/stores/describe-store.ts';

export const GET = route(contract, describeStore);
