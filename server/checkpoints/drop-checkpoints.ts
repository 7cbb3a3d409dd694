import 'server-only';
import { rm } from 'node:fs/promises';
import type { CheckpointPlace } from './checkpoint-place.ts';
import { checkpointsWritten } from './save-checkpoints.ts';
import { sayOnce } from './say-once.ts';

/** Deletes what is kept of one fold. Never throws: what is left is compared before it is used. */
export async function dropCheckpoints({ path }: CheckpointPlace): Promise<void> {
  await checkpointsWritten();
  await rm(path, { force: true }).catch(sayOnce);
}
