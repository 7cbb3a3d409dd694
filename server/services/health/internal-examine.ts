import 'server-only';
import type { HealthStep } from '@/lib/api/health.ts';
import { eventId, type Instant, type Position } from '@/lib/events/ids.ts';
import { LogHealth } from '@/lib/health/log-health.ts';
import { causeName } from '@/lib/query/evaluate/log-surroundings.ts';
import { knownStores, storeById } from '@/server/stores/registry.ts';
import type { EventStore } from '@/server/stores/port.ts';

const pageSize = 1000;
/** Events of which ids and versions are kept in memory; what lies before them is not examined. */
const mostEvents = 2_000_000;
/** Causes of other stores that are asked for. */
const mostCauses = 20_000;
/** Causes one question asks a store for. */
const causesAtOnce = 500;
const tellMilliseconds = 300;

type End = Extract<HealthStep, { kind: 'end' }>;

export interface Examined {
  readonly health: LogHealth;
  readonly backTo: Instant | null;
  readonly head: Position | null;
  readonly whole: boolean;
}

/** Reads the log back from its newest event, and tells how far it is. */
export async function* examine(
  store: EventStore,
  id: string,
  signal: AbortSignal,
): AsyncGenerator<HealthStep> {
  const health = new LogHealth();
  let after: Position | null = null;
  let head: Position | null = null;
  let backTo: Instant | null = null;
  let told = performance.now();
  do {
    signal.throwIfAborted();
    const page: Awaited<ReturnType<EventStore['readLog']>> = await store.readLog(
      { all: [] },
      { direction: 'backward', after, until: null },
      { signal, limit: pageSize, maxScanned: pageSize, payload: 'full' },
    );
    for (const event of page.items) health.take(event);
    head ??= page.items[0]?.position ?? null;
    backTo = page.items.at(-1)?.recordedAt ?? backTo;
    after = page.next;
    if (performance.now() - told < tellMilliseconds) continue;
    told = performance.now();
    yield { kind: 'progress', examined: health.examined, backTo };
    // Other readers come first.
    await new Promise((resolve) => setImmediate(resolve));
  } while (after !== null && health.examined < mostEvents);
  yield await ended({ health, backTo, head, whole: after === null }, id, signal);
}

async function ended(
  { health, backTo, head, whole }: Examined,
  id: string,
  signal: AbortSignal,
): Promise<End> {
  const unasked = await askElsewhere(health, id, signal);
  return {
    kind: 'end',
    examined: health.examined,
    backTo,
    findings: health.findings().map((each) => ({ ...each, examples: [...each.examples] })),
    complete: whole && unasked === 0,
    unasked,
    head,
    examinedAt: new Date().toISOString(),
    kept: false,
  };
}

/** Looks for causes in all stores, each store for those no other had; how many could not be asked for. */
async function askElsewhere(health: LogHealth, id: string, signal: AbortSignal): Promise<number> {
  const causes = health.unmet;
  let left = causes.slice(0, mostCauses);
  for (const store of await openStores(id)) {
    const held = new Set<string>();
    for (let from = 0; from < left.length; from += causesAtOnce) {
      signal.throwIfAborted();
      const asked = left.slice(from, from + causesAtOnce).map(eventId);
      const found = await store.findEvents(asked, { signal, payload: 'omit' });
      for (const event of found) held.add(event.id).add(causeName(event));
    }
    for (const cause of held) health.met(cause);
    left = left.filter((cause) => !held.has(cause));
  }
  for (const cause of causes.slice(mostCauses)) health.met(cause);
  return Math.max(0, causes.length - mostCauses);
}

/** Every store that can be opened; its own last, because what it held was met already. */
async function openStores(id: string): Promise<readonly EventStore[]> {
  const known = await knownStores();
  const others = known.filter((each) => each.id !== id);
  const own = known.filter((each) => each.id === id);
  const opened = await Promise.allSettled([...others, ...own].map((each) => storeById(each.id)));
  return opened.flatMap((each) => (each.status === 'fulfilled' ? [each.value.store] : []));
}
