import 'server-only';
import type { StoreDescription } from '@/server/stores/port.ts';
import type { OpenStore } from '@/server/stores/registry.ts';
import { keptBriefly } from '../kept-briefly.ts';

/** What a store holds, asked of it at most once in a few seconds. */
export const describeBriefly = (
  { id, store }: OpenStore,
  signal: AbortSignal,
): Promise<StoreDescription> =>
  keptBriefly({ key: ['description', id], make: (shared) => store.describe(shared) }, signal);
