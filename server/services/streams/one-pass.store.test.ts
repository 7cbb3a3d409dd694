import { expect, it } from 'vitest';
import { streamId } from '@/lib/events/ids.ts';
import { sampleEvent } from '@/lib/events/sample-event.ts';
import { nothingMasked } from '@/lib/masking/policy.ts';
import { inferredReducer } from '@/lib/fold/inferred-reducer.ts';
import { inferred } from '@/server/reducers/stream-reducer.ts';
import { openMemoryStore } from '@/server/stores/memory/memory-store.ts';
import { StreamFold } from './internal-stream-fold.ts';
import { readCondition, truthOf } from './internal-truth.ts';

const events = 100_000;

it('a condition on a stream of 100,000 events reads and folds each event once', async () => {
  const { store, append } = openMemoryStore(1n);
  append(
    Array.from({ length: events }, (_, index) =>
      sampleEvent(index + 1, { json: `{"total":${String(index % 1000 === 0 ? -1 : 1)}}` }),
    ),
  );
  let [read, folded] = [0, 0];
  const stream = new StreamFold({
    store: {
      ...store,
      async readStream(...asked) {
        const page = await store.readStream(...asked);
        read += page.items.length;
        return page;
      },
    },
    stream: streamId('account-1'),
    source: {
      ...inferred,
      kind: 'plain',
      reducer: {
        ...inferredReducer,
        apply(...taken) {
          folded += 1;
          return inferredReducer.apply(...taken);
        },
      },
    },
  });
  const holds = readCondition('total < 0', { policy: nothingMasked });
  const { truth } = await truthOf(stream, holds, new AbortController().signal);
  expect([read, folded]).toStrictEqual([events, events]);
  expect(truth.total).toMatchObject({ intervals: 100, first: 1n, last: 99_001n, now: false });
});
