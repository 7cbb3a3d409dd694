import { describe, expect, it } from 'vitest';
import type { SearchStep } from '@/lib/api/search.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { searchEvents } from './search-events.ts';

const own = ownData();

/** A log whose examination waits until it is let go on; nothing else of it does. */
function plantSlow(id: string) {
  const memory = openMemoryStore(0n);
  memory.append(Array.from({ length: 40 }, (_, index) => sampleEvent(index + 1)));
  let goOn = (): void => undefined;
  const gate = new Promise<void>((resolve) => (goOn = resolve));
  const { store } = memory;
  own.plant(id, {
    ...store,
    async readLog(filter, range, options) {
      // An examination reads page after page of this size.
      if (options.limit === 1000 && options.maxScanned === 1000) await gate;
      return store.readLog(filter, range, options);
    },
  });
  return {
    goOn: () => {
      goOn();
    },
  };
}

async function begun(store: string, q: string) {
  const { value } = await searchEvents(callAs(), { store, q, limit: 50 });
  const steps = value[Symbol.asyncIterator]();
  return async (): Promise<SearchStep> => {
    const read = await steps.next();
    if (read.done === true) throw new Error('A search ends with its end.');
    return read.value;
  };
}

describe('a search for what health finds', () => {
  it.each(['finding:gap', 'finding:gap | count'])(
    'says how far the examination is that it waits for: %s',
    async (q) => {
      const { goOn } = plantSlow(q.includes('|') ? 'slow-table' : 'slow');
      const next = await begun(q.includes('|') ? 'slow-table' : 'slow', q);
      expect((await next()).kind).toBe('plan');
      expect(await next()).toEqual({ kind: 'examining', examined: 0, backTo: null });
      goOn();
      let step = await next();
      while (step.kind !== 'end') step = await next();
      expect(step.coverage).toMatchObject({ complete: true, examined: 40 });
    },
  );
});
