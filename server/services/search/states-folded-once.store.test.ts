import { expect, it } from 'vitest';
import type { SearchStep } from '@/lib/api/search.ts';
import { eventId, position, streamId, version } from '@/lib/events/ids.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import { callAs, ownData } from '@/server/testing/own-data.ts';
import { searchEvents } from './search-events.ts';

const own = ownData();
const streams = 1100;

/** The second events of all streams come after all the first ones, so a pass meets each stream twice. */
function plant(): ReadonlyMap<string, number> {
  const { store, append } = openMemoryStore(1n);
  const reads = new Map<string, number>();
  append(
    Array.from({ length: 2 * streams }, (_, at) => {
      const stream = `account-${String(at % streams)}`;
      const nth = Math.floor(at / streams) + 1;
      return sampleEvent(nth, {
        id: eventId(`${stream}@${String(nth)}`),
        streamId: streamId(stream),
        version: version(BigInt(nth)),
        position: position(String(at + 1)),
        json: `{"level":${String(nth)}}`,
      });
    }),
  );
  const note = (stream: string) => reads.set(stream, (reads.get(stream) ?? 0) + 1);
  own.plant('bank', {
    ...store,
    readStream(stream, ...asked) {
      note(stream);
      return store.readStream(stream, ...asked);
    },
    async readStreams(asked, options) {
      const pages = await store.readStreams(asked, options);
      // Those for which one answer has no room are asked for again.
      for (const stream of pages.keys()) note(stream);
      return pages;
    },
  });
  return reads;
}

it('a pass over more than a thousand short streams folds each of them once', async () => {
  const reads = plant();
  const { value } = await searchEvents(callAs(), {
    ...{ store: 'bank', q: 'change.level:1->2 | count', limit: 500 },
  });
  const steps: SearchStep[] = [];
  for await (const step of value) steps.push(step);
  const tables = steps.flatMap((step) => (step.kind === 'table' ? [step] : []));
  expect(JSON.stringify(tables.at(-1))).toContain(`"${String(streams)}"`);
  expect(reads.size).toBe(streams);
  expect([...reads.values()].filter((times) => times > 1)).toStrictEqual([]);
});
