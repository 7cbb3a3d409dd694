import { expect } from 'vitest';
import type { StoresSearchStep } from '@/lib/api/search-stores.ts';
import { callAs, type OwnData } from '@/server/testing/own-data.ts';
import { searchStores } from '../search-stores.ts';

/** The stores, in the order in which they are known. */
export const stores = ['accounts', 'orders', 'billing'] as const;
type Store = (typeof stores)[number];

/** Hours of the events of each store; some at the same hour, as it is between services. */
export const hours: Readonly<Record<Store, readonly number[]>> = {
  accounts: [1, 4, 4, 9, 20, 21, 30],
  orders: [2, 4, 9, 9, 10, 22, 40, 41],
  billing: [4, 9, 11, 23],
};
const at = (hour: number) => new Date(Date.UTC(2026, 2, 1, hour)).toISOString();

export function writeThreeStores(own: OwnData): void {
  for (const store of stores) {
    own.write(
      store,
      hours[store].map((hour, index) => ({
        stream: `${store}-${index % 2}`,
        id: `${store}:${index}`,
        type: index % 3 === 0 ? 'Opened' : 'Changed',
        recordedAt: at(hour),
        correlation: index % 2 === 0 ? 'c-1' : 'c-2',
        data: JSON.stringify({ n: index, hour }),
      })),
    );
  }
}

export interface Asked {
  readonly q?: string;
  readonly limit?: number;
  readonly cursor?: string;
  readonly head?: string;
  readonly zone?: string;
}

export async function search(asked: Asked): Promise<readonly StoresSearchStep[]> {
  const { value } = await searchStores(callAs(), asked);
  const steps: StoresSearchStep[] = [];
  for await (const step of value) steps.push(step);
  return steps;
}

export const toldIn = (steps: readonly StoresSearchStep[]): readonly string[] =>
  steps.flatMap((step) => (step.kind === 'hits' ? step.items.map(({ event }) => event.id) : []));

export function endOf(steps: readonly StoresSearchStep[]) {
  const last = steps.at(-1);
  if (last?.kind !== 'end') throw new Error('A search ends with its end.');
  return last;
}

export function planOf(steps: readonly StoresSearchStep[]) {
  const [first] = steps;
  if (first?.kind !== 'plan') throw new Error('A search begins with its plan.');
  return first;
}

export const statesIn = (step: { stores: readonly { store: string; state: string }[] }) =>
  Object.fromEntries(step.stores.map(({ store, state }) => [store, state]));

/** All pages of a search, one after the other. */
export async function walk(asked: Asked) {
  const ids: string[] = [];
  for (let cursor: string | null = null; ;) {
    const steps = await search({ ...asked, ...(cursor === null ? {} : { cursor }) });
    ids.push(...toldIn(steps));
    const end = endOf(steps);
    cursor = end.next;
    if (cursor === null) return { ids, end };
    expect(end.coverage.complete).toBe(false);
  }
}
