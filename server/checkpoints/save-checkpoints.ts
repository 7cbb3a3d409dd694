import 'server-only';
import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { onceInProcess } from '@/server/once-in-process.ts';
import { editions, type CheckpointPlace } from './checkpoint-place.ts';
import type { KeptFold } from './kept-fold.ts';
import { makeRoomForCheckpoints } from './make-room.ts';
import { sayOnce } from './say-once.ts';
import { writeFold } from './write-fold.ts';

const running = (): Map<string, Promise<boolean>> =>
  onceInProcess('checkpoint-saves', () => new Map<string, Promise<boolean>>());
/**
 * Keeps a fold on disk in place of what was kept of it before: whole or not at all. False where it
 * could not be, or where the store has been forgotten since; a fold that is being kept already is
 * not kept once more. Never throws: what is not kept is folded anew.
 */
export function saveCheckpoints(place: CheckpointPlace, kept: KeptFold): Promise<boolean> {
  const known = running().get(place.path);
  if (known !== undefined) return known;
  const saving = save(place, kept)
    .catch((error: unknown) => {
      sayOnce(error);
      return false;
    })
    .finally(() => running().delete(place.path));
  running().set(place.path, saving);
  return saving;
}

/** Resolves when nothing is being written. */
export async function checkpointsWritten(): Promise<void> {
  while (running().size > 0) await Promise.all(running().values());
}

async function save(place: CheckpointPlace, kept: KeptFold): Promise<boolean> {
  if (isForgotten(place)) return false;
  await mkdir(dirname(place.path), { recursive: true, mode: 0o700 });
  const draft = `${place.path}.${randomUUID()}`;
  try {
    await writeFold(draft, place.identity, kept);
    if (isForgotten(place)) return false;
    await rename(draft, place.path);
  } finally {
    await rm(draft, { force: true });
  }
  await makeRoomForCheckpoints();
  return true;
}

const isForgotten = ({ store, edition }: CheckpointPlace): boolean =>
  (editions().get(store) ?? 0) !== edition;
