import { bundleDraft as contract } from '@/lib/api/reducers.ts';
import { route } from '@/server/http/route.ts';
import { bundleDraft } from '@/server/services/reducers/bundle-draft.ts';

export const POST = route(contract, bundleDraft);
