import 'server-only';
import { randomUUID } from 'node:crypto';
import { changeIndexInput } from '@/lib/api/search-index.ts';
import { indexFolder } from '@/server/index/index-of-store.ts';
import { forgetIndex } from '@/server/index/open-index.ts';
import { removeFile } from '@/server/index/sqlite/open-file.ts';
import { readWish, writeWish, type Wish } from '@/server/index/wishes.ts';
import { storeById } from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { indexViewOf } from './internal-index-view.ts';

const wishes = { on: 'on', pause: 'paused', rebuild: 'on', off: 'off' } as const;

/** Switches the index of a store on, pauses it, makes it anew, or switches it off and deletes it. */
export const changeIndex = defineService({
  permission: 'stores:connect',
  access: 'index.change',
  subject: ({ store, action }) => ({ store, detail: action }),
  input: changeIndexInput,
  async run(_call, { store, action }) {
    const open = await storeById(store);
    const edition =
      action === 'rebuild' ? randomUUID() : (readWish(indexFolder(), open.id)?.edition ?? '');
    const wish: Wish = { wanted: wishes[action], edition };
    writeWish(indexFolder(), open.id, wish);
    if (action === 'rebuild' || action === 'off') {
      await forgetIndex(open.id);
      removeFile({ folder: indexFolder(), store: open.id });
    }
    return indexViewOf(open);
  },
  expose: (view) => view,
});
