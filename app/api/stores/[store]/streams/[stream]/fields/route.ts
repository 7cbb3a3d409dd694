import { readField as contract } from '@/lib/api/streams.ts';
import { route } from '@/server/http/route.ts';
import { readField } from '@/server/services/streams/read-field.ts';

export const GET = route(contract, readField);
