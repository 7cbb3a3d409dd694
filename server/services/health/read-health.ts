import 'server-only';
import { readHealth as contract, type HealthStep } from '@/lib/api/health.ts';
import { AppError } from '@/lib/errors.ts';
import { storeById } from '@/server/stores/registry.ts';
import type { EventStore } from '@/server/stores/port.ts';
import { defineService } from '../define-service.ts';
import { isFinal } from '../provisional.ts';
import { examine, type Examined, type Examining } from './internal-examine.ts';
import { keepExamined, keptExamined } from './internal-kept.ts';

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
    const head = await headOf(store, signal);
    const known = again === '0' ? keptExamined({ store, id, head }) : null;
    if (known !== null) {
      const { end } = await known.join(signal);
      // Below a head that was not final something may have come since.
      if (isFinal(end.provisional)) return told(end);
    }
    return keeping({ store, id, after: null }, signal);
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

async function* told(end: Examined['end']): AsyncGenerator<HealthStep> {
  yield await Promise.resolve({ ...end, kept: true });
}

async function* keeping(log: Examining, signal: AbortSignal): AsyncGenerator<HealthStep> {
  for await (const step of examine(log, signal)) {
    if (step.kind === 'examined') {
      keepExamined(log, step.examined);
      yield step.examined.end;
    } else yield step;
  }
}
