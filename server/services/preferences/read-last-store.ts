import 'server-only';
import { z } from 'zod';
import { preferenceOf } from '@/server/db/preferences.ts';
import { knownStores } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { lastStoreKey } from './internal-key.ts';

/** The store somebody last looked into, as long as it is known; else null. */
export const readLastStore = defineService({
  permission: 'stores:read',
  access: null,
  input: z.strictObject({}),
  async run({ principal: { memberId } }) {
    const kept = await preferenceOf(memberId, lastStoreKey);
    const known = (await knownStores()).map(({ id }): string => id);
    return known.find((id) => JSON.stringify(id) === kept) ?? null;
  },
  expose: (store) => ({ store }),
});
