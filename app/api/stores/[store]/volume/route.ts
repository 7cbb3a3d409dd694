import { readVolume as contract } from '@/lib/api/stores.ts';
import { route } from '@/server/http/route.ts';
import { readVolume } from '@/server/services/stores/read-volume.ts';

export const GET = route(contract, readVolume);
