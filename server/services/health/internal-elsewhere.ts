import 'server-only';
import { AppError } from '@/lib/errors.ts';
import { causeName } from '@/lib/events/cause-name.ts';
import { eventId } from '@/lib/events/ids.ts';
import type { HealthStep } from '@/lib/api/health.ts';
import type { LogHealth } from '@/lib/health/log-health.ts';
import { knownStores, storeById } from '@/server/stores/registry.ts';

/** Causes of other stores that are asked for. */
const mostCauses = 20_000;
/** Causes one question asks a store for. */
const causesAtOnce = 500;

export interface Elsewhere {
  /** Causes of which it is not known whether a store holds them. */
  readonly unasked: ReadonlySet<string>;
  /** Stores that may hold them and could not be asked. */
  readonly notExamined: Extract<HealthStep, { kind: 'end' }>['notExamined'];
}

/**
 * Looks for causes in all stores, each store for those no other had. One that cannot be asked could hold any
 * that is not found, so nothing is said of those.
 */
export async function askElsewhere(
  health: LogHealth,
  own: string,
  signal: AbortSignal,
): Promise<Elsewhere> {
  const causes = health.unmet;
  const left = new Set(causes.slice(0, mostCauses));
  const notExamined: Elsewhere['notExamined'] = [];
  for (const store of await inTurn(own)) {
    if (left.size === 0) break;
    try {
      for await (const held of heldBy(store, [...left], signal)) {
        health.met(held);
        left.delete(held);
      }
    } catch (error) {
      if (!(error instanceof AppError) || signal.aborted) throw error;
      notExamined.push({ store, reason: error.message });
    }
  }
  // Any that is left may lie in the store that did not answer.
  const hidden = notExamined.length > 0 ? [...left] : [];
  const unasked = new Set([...hidden, ...causes.slice(mostCauses)]);
  for (const cause of unasked) health.met(cause);
  return { unasked, notExamined: hidden.length > 0 ? notExamined : [] };
}

async function* heldBy(
  id: string,
  causes: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<string> {
  const { store } = await storeById(id);
  for (let from = 0; from < causes.length; from += causesAtOnce) {
    signal.throwIfAborted();
    const asked = causes.slice(from, from + causesAtOnce).map(eventId);
    for (const event of await store.findEvents(asked, { signal, payload: 'omit' })) {
      yield event.id;
      yield causeName(event);
    }
  }
}

/** Every store that is known; the own one last, because what it held was met already. */
async function inTurn(own: string): Promise<readonly string[]> {
  const ids = (await knownStores()).map((each): string => each.id);
  return [...ids.filter((id) => id !== own), ...ids.filter((id) => id === own)];
}
