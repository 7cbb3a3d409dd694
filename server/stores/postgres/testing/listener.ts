import { setTimeout as sleep } from 'node:timers/promises';
import type { Position } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { EventStore } from '../../port.ts';

/** What a tail has said so far. */
export interface Listener {
  readonly events: readonly RecordedEvent[];
  readonly late: ReadonlySet<string>;
  /** The place to resume at, as told last. */
  readonly position: () => Position | null;
  /** Resolves once the condition holds; fails after 30 s, or when the tail failed. */
  readonly until: (holds: () => boolean) => Promise<void>;
  readonly stop: () => Promise<void>;
}

const patience = 30_000;

/** Follows the whole log of a store until it is stopped. */
export function listen(store: EventStore, after: Position | 'head' | 'start'): Listener {
  const abort = new AbortController();
  const events: RecordedEvent[] = [];
  const late = new Set<string>();
  let position: Position | null = null;
  let failure: unknown = null;
  const follow = async (): Promise<void> => {
    for await (const item of store.tail({ all: [] }, after, abort.signal)) {
      ({ position } = item);
      if (item.kind !== 'event') continue;
      events.push(item.event);
      if (item.late) late.add(item.event.id);
    }
  };
  const done = follow().catch((error: unknown) => {
    failure = error;
  });
  return {
    events,
    late,
    position: () => position,
    until: async (holds) => {
      const end = performance.now() + patience;
      while (!holds()) {
        if (failure instanceof Error) throw failure;
        if (performance.now() > end) throw new Error('what was waited for did not happen');
        await sleep(20);
      }
    },
    stop: async () => {
      abort.abort();
      await done;
    },
  };
}
