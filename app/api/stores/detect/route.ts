import { detectStore as contract } from '@/lib/api/stores.ts';
import { route } from '@/server/http/route.ts';
import { detectStore } from '@/server/services/stores/detect-store.ts';

export const POST = route(contract, detectStore);
