import { previewReducer as contract } from '@/lib/api/reducers.ts';
import { route } from '@/server/http/route.ts';
import { previewReducer } from '@/server/services/streams/preview-reducer.ts';

export const POST = route(contract, previewReducer);
