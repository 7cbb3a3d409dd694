import { previewStore as contract } from '@/lib/api/stores.ts';
import { route } from '@/server/http/route.ts';
import { previewStore } from '@/server/services/stores/preview-store.ts';

export const POST = route(contract, previewStore);
