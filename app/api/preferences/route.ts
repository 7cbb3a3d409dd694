import { writePreference as contract } from '@/lib/api/preferences.ts';
import { route } from '@/server/http/route.ts';
import { writePreference } from '@/server/services/preferences/write-preference.ts';

export const POST = route(contract, writePreference);
