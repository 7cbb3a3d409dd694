import 'server-only';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { foldVersion } from '@/lib/fold/fold-version.ts';
import { environment } from '@/server/env.ts';
import { onceInProcess } from '@/server/once-in-process.ts';
import type { OpenStore } from '@/server/stores/registry.ts';

/** Where the checkpoints of one stream by one reducer are kept. */
export interface CheckpointPlace {
  readonly store: string;
  readonly path: string;
  /** Another text for another store, layout, stream, reducer or way of folding. */
  readonly identity: string;
  /** Times the store had been forgotten: what began before the last time is not kept any more. */
  readonly edition: number;
}

export const checkpointFolder = (): string => join(environment().data, 'checkpoints');
export const folderOfStore = (store: string): string => join(checkpointFolder(), store);

export const budgetBytes = (): number => environment().checkpointMegabytes * 1024 * 1024;

export const editions = (): Map<string, number> =>
  onceInProcess('checkpoint-editions', () => new Map<string, number>());

/** Null where nothing is kept, because the budget is 0. */
export function checkpointPlace(
  { id, engine, location, guess, store }: OpenStore,
  stream: string,
  reducer: string,
): CheckpointPlace | null {
  if (budgetBytes() === 0) return null;
  const { layout, parameters } = guess;
  const { firstVersion } = store.capabilities;
  const where = [id, engine, location, layout, parameters, String(firstVersion)];
  const identity = JSON.stringify([foldVersion, ...where, stream, reducer]);
  const name = createHash('sha256').update(identity).digest('hex');
  return {
    store: id,
    path: join(folderOfStore(id), `${name}.fold`),
    identity,
    edition: editions().get(id) ?? 0,
  };
}
