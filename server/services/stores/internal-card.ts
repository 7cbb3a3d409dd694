import 'server-only';
import type { StoreCard } from '@/lib/api/stores.ts';
import { AppError } from '@/lib/errors.ts';
import type { Capabilities, StoreHealth } from '@/server/stores/port.ts';
import { storeById, type KnownStore, type OpenStore } from '@/server/stores/registry.ts';
import { inTime } from '../in-time.ts';
import { keptBriefly } from '../kept-briefly.ts';

/** How long a page of stores waits for one that does not answer. */
const patienceMilliseconds = 4000;

/** The card of a store: open and checked, or failed with its reason. Never throws for a dead store. */
export async function cardOf(known: KnownStore): Promise<StoreCard> {
  const { id, title, engine, location, demo, removable } = known;
  const base = { id, title, engine, location, demo, removable };
  try {
    return { ...base, ...(await inTime(checked(id), patienceMilliseconds)) };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const mappable = error.code === 'unsupported' && error.field === 'layout';
    const failed = { state: 'failed', failure: error.message, mappable } as const;
    return { ...base, ...failed, layout: '', health: null, capabilities: null };
  }
}

async function checked(id: string) {
  const opened = await storeById(id);
  const make = () => opened.store.check(AbortSignal.timeout(patienceMilliseconds));
  const health = await keptBriefly({ key: ['health', id], make }, new AbortController().signal);
  return openPart(opened, health);
}

function openPart({ guess, store }: OpenStore, health: StoreHealth) {
  return {
    layout: guess.layout,
    confidence: guess.confidence,
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
