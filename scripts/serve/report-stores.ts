import { describeStore, listStores } from '@/lib/api/stores.ts';
import type { StoreCard } from '@/lib/api/stores.ts';
import { apiHref } from '@/lib/urls/api-href.ts';
import { describeOpenedStore } from './describe-store.ts';

const PATIENCE_MS = 15_000;

/** Asks our own API, so that the stores are opened once, by the server that will read them. */
async function ask(address: string, token: string): Promise<unknown> {
  const response = await fetch(address, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!response.ok) throw new Error(`${new URL(address).pathname} answered ${response.status}.`);
  return response.json();
}

async function countEvents(origin: string, token: string, card: StoreCard): Promise<string | null> {
  if (card.state === 'failed') return null;
  try {
    const address = origin + apiHref(describeStore, { store: card.id });
    const { events, sampled } = describeStore.response.parse(await ask(address, token));
    return events !== null && sampled ? `about ${events}` : events;
  } catch (error) {
    console.log(`    The events of ${card.id} were not counted: ${String(error)}`);
    return null;
  }
}

/** Opens every store and prints what was found; a store that cannot be opened is one sentence. */
export async function reportStores(origin: string, token: string): Promise<void> {
  try {
    const { stores } = listStores.response.parse(
      await ask(origin + apiHref(listStores, {}), token),
    );
    const counts = await Promise.all(stores.map((card) => countEvents(origin, token, card)));
    console.log();
    stores.forEach((card, index) => {
      for (const line of describeOpenedStore(card, counts[index] ?? null)) console.log(`  ${line}`);
    });
  } catch (error) {
    console.log(`  The stores could not be listed yet: ${String(error)}`);
  }
}
