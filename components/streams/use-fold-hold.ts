'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { RailView } from '@/lib/api/rail-view.ts';
import { isFoldedRead, type FoldRef } from './queries.ts';

/** Whether the reader stopped the first fold of a stream, and up to where its states are known then. */
export interface FoldHold {
  readonly held: boolean;
  readonly hold: () => void;
  readonly goOn: () => void;
}

/** Stopped is the fold of one stream by one reducer: another one begins by itself. */
export function useFoldHold({ store, stream, reducer }: FoldRef): FoldHold {
  const client = useQueryClient();
  const name = JSON.stringify([store, stream, reducer]);
  const [heldName, setHeldName] = useState<string | null>(null);
  const hold = useCallback(() => {
    setHeldName(name);
    // What is on its way waits for the fold, and the server folds on while anybody waits.
    const waits = isFoldedRead({ store, stream });
    void client.cancelQueries({ predicate: ({ queryKey }) => waits(queryKey) });
  }, [client, name, store, stream]);
  const goOn = useCallback(() => {
    setHeldName(null);
  }, []);
  return { held: heldName === name, hold, goOn };
}

/**
 * The last version whose state may be asked for while the fold is stopped; null: any may. The one before the
 * first where nothing is folded yet.
 */
export function heldAt(held: boolean, rail: RailView | undefined): bigint | null {
  if (!held || rail === undefined || rail.done) return null;
  if (rail.folded !== null) return BigInt(rail.folded);
  return rail.first === null ? -1n : BigInt(rail.first) - 1n;
}

/** Why the state of a version is not shown while the fold is stopped; null where it can be. */
export function heldWords(limit: bigint | null, version: bigint | null): string | null {
  if (limit === null || version === null || version <= limit) return null;
  const name = (at: bigint): string => `v${at.toLocaleString('en')}`;
  return `You stopped the fold at ${name(limit)}, so the state at ${name(version)} is not known. Go on folding, or choose an earlier moment.`;
}
