import 'server-only';
import { utimes } from 'node:fs/promises';
import type { CheckpointPlace } from './checkpoint-place.ts';
import type { KeptFold } from './kept-fold.ts';
import { readFold } from './read-fold.ts';

/**
 * What is kept of a fold; null where nothing is, or nothing that can be used. Whether it still fits
 * the store is for the caller to see.
 */
export async function loadCheckpoints(place: CheckpointPlace): Promise<KeptFold | null> {
  try {
    const kept = await readFold(place.path, place.identity);
    const now = new Date();
    await utimes(place.path, now, now);
    return kept;
  } catch {
    // Missing, damaged or not ours: the store has everything, and the next save replaces it.
    return null;
  }
}
