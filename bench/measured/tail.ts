import type { TailItem } from '@/server/stores/port.ts';
import { openAppender } from '../append-events.ts';
import type { Measure } from '../bench.ts';
import { ceiling } from '../measure.ts';

/** How often a store is asked for news, and what may come on top of it. */
const mostMilliseconds = 200 + 50;

/**
 * From the commit of an event to whoever follows the log. The next one is written as soon as one has
 * come, so each waits for nearly a whole interval.
 */
export const liveTail: Measure = async (bench) => {
  const leaving = new AbortController();
  const appender = await openAppender(bench.location);
  try {
    const tail = bench.store.tail({ all: [] }, 'head', leaving.signal)[Symbol.asyncIterator]();
    await untilLive(tail);
    const finding = await ceiling({
      operation: 'live tail, from commit to reader',
      state: 'warm',
      ours: async () => {
        await untilEvent(tail, await appender.append());
      },
      most: mostMilliseconds,
      runs: bench.runs(50),
    });
    return [finding];
  } finally {
    leaving.abort();
    await appender.undo();
  }
};

type Tail = AsyncIterator<TailItem>;

async function next(tail: Tail): Promise<TailItem> {
  const read = await tail.next();
  if (read.done === true) throw new Error('The tail ended.');
  return read.value;
}

async function untilLive(tail: Tail): Promise<void> {
  for (;;) {
    const item = await next(tail);
    if (item.kind === 'progress' && item.live) return;
  }
}

/** Throws where another event comes: nothing may be missed and nothing told twice. */
async function untilEvent(tail: Tail, id: string): Promise<void> {
  for (;;) {
    const item = await next(tail);
    if (item.kind === 'progress') continue;
    if (item.event.id !== id) throw new Error(`The tail told ${item.event.id} instead of ${id}.`);
    return;
  }
}
