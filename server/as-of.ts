import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Instant } from '@/lib/events/ids.ts';
import { onceInProcess } from '@/server/once-in-process.ts';

const moments = (): AsyncLocalStorage<Instant | null> =>
  onceInProcess('as-of', () => new AsyncLocalStorage<Instant | null>());

/** The moment that the call under way is pinned to; null: it sees the stores as they are now. */
export const pinnedTime = (): Instant | null => moments().getStore() ?? null;

/** Runs with every store opened in it limited to what it held at `time`. */
export const asOf = <Result>(time: Instant | null, run: () => Result): Result =>
  moments().run(time, run);

/** As `asOf` for an answer that comes bit by bit, long after the call that began it has returned. */
export function eachAsOf<Value>(time: Instant | null, value: Value): Value {
  if (time === null || !isIterable(value)) return value;
  return { ...value, [Symbol.asyncIterator]: () => walk(time, value) };
}

async function* walk(time: Instant, items: AsyncIterable<unknown>): AsyncGenerator<unknown> {
  const source = asOf(time, () => items[Symbol.asyncIterator]());
  try {
    for (;;) {
      const step = await asOf(time, () => source.next());
      if (step.done === true) return;
      yield step.value;
    }
  } finally {
    await asOf(time, () => source.return?.());
  }
}

const isIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
