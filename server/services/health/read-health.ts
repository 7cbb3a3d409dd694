import 'server-only';
import { readHealth as contract, type HealthStep } from '@/lib/api/health.ts';
import { AppError } from '@/lib/errors.ts';
import { onceInProcess } from '@/server/once-in-process.ts';
import { storeById } from '@/server/stores/registry.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { defineService } from '../define-service.ts';
import { examine } from './internal-examine.ts';

type End = Extract<HealthStep, { kind: 'end' }>;

/** The last examination of each store. */
const kept = (): Map<string, End> => onceInProcess('health', () => new Map<string, End>());

/** What the log of a store should not have; at once where its newest event is the one examined last. */
export const readHealth = defineService({
  permission: 'events:read',
  access: 'health.read',
  subject: ({ store }) => ({ store }),
  input: contract.params,
  async run({ signal }, { store: id, again }) {
    const { store } = await storeById(id);
    if (store.capabilities.order === 'per-stream') {
      throw new AppError('unsupported', 'This store has no order across streams to examine.');
    }
    const known = kept().get(id);
    const head = await headOf(store, signal);
    if (again === '0' && known !== undefined && known.head === head)
      return told({ ...known, kept: true });
    return keeping(id, examine(store, id, signal));
  },
  // Notes are made of ids, types, times and sizes; they quote nothing of a payload but delivery keys.
  expose: (steps) => steps,
});

async function headOf(store: EventStore, signal: AbortSignal): Promise<string | null> {
  const { items } = await store.readLog(
    { all: [] },
    { direction: 'backward', after: null, until: null },
    { signal, limit: 1, maxScanned: 1, payload: 'omit' },
  );
  return items[0]?.position ?? null;
}

async function* told(step: HealthStep): AsyncGenerator<HealthStep> {
  yield await Promise.resolve(step);
}

async function* keeping(id: string, steps: AsyncIterable<HealthStep>): AsyncGenerator<HealthStep> {
  for await (const step of steps) {
    if (step.kind === 'end') kept().set(id, step);
    yield step;
  }
}
