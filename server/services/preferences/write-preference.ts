import 'server-only';
import { preferenceInput } from '@/lib/api/preferences.ts';
import { keepPreference } from '@/server/db/preferences.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { lastStoreKey } from './internal-key.ts';

/** Keeps the store somebody last looked into; one that is not there is refused. */
export const writePreference = defineService({
  permission: 'preferences:write',
  access: null,
  input: preferenceInput,
  async run({ principal: { memberId } }, { lastStore }) {
    const { id } = await storeById(lastStore);
    await keepPreference(memberId, { key: lastStoreKey, value: JSON.stringify(id) });
    return id;
  },
  expose: (lastStore) => ({ lastStore }),
});
