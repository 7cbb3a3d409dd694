import 'server-only';
import { rm } from 'node:fs/promises';
import { editions, folderOfStore } from './checkpoint-place.ts';
import { checkpointsWritten } from './save-checkpoints.ts';

/** Deletes every state kept of a store. What is still being folded of it is not kept any more. */
export async function forgetCheckpoints(store: string): Promise<void> {
  editions().set(store, (editions().get(store) ?? 0) + 1);
  await checkpointsWritten();
  await rm(folderOfStore(store), { recursive: true, force: true });
}
