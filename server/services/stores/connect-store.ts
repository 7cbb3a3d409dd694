import 'server-only';
import { bodyOf } from '@/lib/api/contract.ts';
import { connectStore as contract } from '@/lib/api/stores.ts';
import { AppError } from '@/lib/errors.ts';
import { saveConnection } from '@/server/db/connections.ts';
import { idOf } from '@/server/settings/name-stores.ts';
import {
  closeStore,
  engineAt,
  knownStores,
  replaceableAt,
  shownLocation,
} from '@/server/stores/registry.ts';
import { defineService } from '../define-service.ts';
import { cardOf } from './internal-card.ts';

/** Keeps a store that was detected and previewed, and opens it under a readable id. */
export const connectStore = defineService({
  permission: 'stores:connect',
  access: 'store.connect',
  subject: ({ location, guess }) => ({
    detail: `${shownLocation(location)} as ${guess.layout}`,
  }),
  input: bodyOf(contract),
  async run(_call, { location, guess, id: wanted }) {
    const engine = engineAt(location);
    const tried = await engine.open(guess);
    await tried.close();
    const id = await freeId(wanted, location);
    // The one it stands in for may have been tried, and failed, a moment ago.
    await closeStore(id);
    await saveConnection({ id, title: id, engine: engine.engine, location, guess });
    const saved = (await knownStores()).find((each) => each.id === id);
    if (saved === undefined) throw new AppError('internal', `${id} was not saved.`);
    return cardOf(saved);
  },
  expose: (card) => card,
});

async function freeId(wanted: string | undefined, location: string): Promise<string> {
  const taken = new Set<string>((await knownStores()).map(({ id }) => id));
  const replaceable = await replaceableAt(location);
  for (const id of replaceable) taken.delete(id);
  if (wanted !== undefined) return checkedId(wanted, taken);
  const base = replaceable[0] ?? idOf(location);
  let id = base;
  for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`;
  return id;
}

function checkedId(id: string, taken: ReadonlySet<string>): string {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || id.length > 50) {
    throw new AppError('invalid_input', 'A name has lower-case letters, digits and hyphens.', {
      field: 'id',
    });
  }
  if (taken.has(id)) {
    throw new AppError('conflict', `A store named ${id} exists already.`, { field: 'id' });
  }
  return id;
}
