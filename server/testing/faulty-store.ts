import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { AppError } from '@/lib/errors.ts';
import type { EventStore, Page } from '@/server/stores/port.ts';

/**
 * What goes wrong with one read: it is refused for its time, never begins, is lost after the store has done it, is
 * shorter than it was asked to be, or takes its time. Null: nothing.
 */
export type Fault = 'timeout' | 'unreachable' | 'dropped' | 'short' | 'slow' | null;

export interface FaultyStore {
  readonly store: EventStore;
  /** Faults of the next reads, one for each; then all goes well. */
  readonly plan: (faults: readonly Fault[]) => void;
}

/** Plans in which most reads go well. */
export const arbitraryFaults: fc.Arbitrary<readonly Fault[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    fc.constantFrom<Fault>('timeout', 'unreachable', 'dropped', 'short', 'short', 'slow'),
  ),
  { maxLength: 25 },
);

const failures = {
  timeout: () => new AppError('store_timeout', 'The store took longer than allowed.'),
  unreachable: () => new AppError('store_unavailable', 'The store cannot be reached.'),
  dropped: () => new AppError('store_unavailable', 'The connection broke. Try again.'),
} as const;

/** A store whose reads go wrong by plan, always within what the port allows. */
export function faultyStore(inner: EventStore): FaultyStore {
  let left: Fault[] = [];
  const read = async <Result>(
    answer: () => Promise<Result>,
    shorten: (result: Result) => Result = (result) => result,
  ): Promise<Result> => {
    const fault = left.shift() ?? null;
    if (fault === 'timeout' || fault === 'unreachable') throw failures[fault]();
    if (fault === 'slow') await sleep(2);
    const result = await answer();
    if (fault === 'dropped') throw failures.dropped();
    return fault === 'short' ? shorten(result) : result;
  };
  const store: EventStore = {
    ...inner,
    readLog: (filter, range, options) =>
      read(
        () => inner.readLog(filter, range, options),
        cutBy(({ position }) => position),
      ),
    readStream: (stream, range, options) =>
      read(
        () => inner.readStream(stream, range, options),
        cutBy(({ version }) => version),
      ),
    readStreams: (streams, options) => read(() => inner.readStreams(streams, options)),
    listStreams: (query, range, options) =>
      read(
        () => inner.listStreams(query, range, options),
        cutBy(({ key }) => key),
      ),
    readPositions: (positions, options) => read(() => inner.readPositions(positions, options)),
    findEvent: (id, signal) => read(() => inner.findEvent(id, signal)),
    findEvents: (ids, options) => read(() => inner.findEvents(ids, options)),
    locate: (time, stream, signal) => read(() => inner.locate(time, stream, signal)),
    volume: (request, signal) => read(() => inner.volume(request, signal)),
    describe: (signal) => read(() => inner.describe(signal)),
    horizon: (signal) => read(() => inner.horizon(signal)),
  };
  return {
    store,
    plan(faults) {
      left = [...faults];
    },
  };
}

/** The first half of a page, and where it ended. Items that share a key stay together. */
const cutBy =
  <Item, Key>(keyOf: (item: Item) => Key | null) =>
  (page: Page<Item, Key>): Page<Item, Key> => {
    const half = page.items[Math.floor((page.items.length - 1) / 2)];
    const key = half === undefined ? null : keyOf(half);
    if (key === null) return page;
    const items = page.items.slice(0, page.items.findLastIndex((each) => keyOf(each) === key) + 1);
    if (items.length === page.items.length) return page;
    return { items, next: key, scanned: items.length };
  };
