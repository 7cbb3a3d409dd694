import 'server-only';
import type { StoreCard } from '@/lib/api/stores.ts';
import { AppError } from '@/lib/errors.ts';
import type { Capabilities, StoreHealth } from '@/server/stores/port.ts';
import { storeById, type KnownStore, type OpenStore } from '@/server/stores/registry.ts';
import { keptBriefly } from '../kept-briefly.ts';

const checkMilliseconds = 4000;

/** The card of a store: open and checked, or failed with its reason. Never throws for a dead store. */
export async function cardOf(known: KnownStore): Promise<StoreCard> {
  const { id, title, engine, location, demo } = known;
  const base = { id, title, engine, location, demo };
  try {
    const opened = await storeById(id);
    const health = await keptBriefly(['health', id], () =>
      opened.store.check(AbortSignal.timeout(checkMilliseconds)),
    );
    return { ...base, ...openPart(opened, health) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const failed = { state: 'failed', failure: error.message } as const;
    return { ...base, ...failed, layout: '', health: null, capabilities: null };
  }
}

function openPart({ guess, store }: OpenStore, health: StoreHealth) {
  return {
    layout: guess.layout,
    state: 'open' as const,
    failure: null,
    health: healthOf(health),
    capabilities: capabilitiesOf(store.capabilities),
  };
}

export const healthOf = (health: StoreHealth): NonNullable<StoreCard['health']> => ({
  ...health,
  warnings: health.warnings.map((warning) => ({ ...warning })),
});

const capabilitiesOf = (capabilities: Capabilities): NonNullable<StoreCard['capabilities']> => ({
  ...capabilities,
  firstVersion: String(capabilities.firstVersion),
  pushdown: [...capabilities.pushdown].sort(),
});
