import { position, type Position } from '@/lib/events/ids.ts';
import type { EventStore } from '../port.ts';
import type { Limit } from './limit.ts';

const nothing = { items: [], next: null, scanned: 0 } as const;

/** The log up to the limit. */
export function limitedLog(store: EventStore, limit: Limit): EventStore['readLog'] {
  const { position: end } = limit;
  const nearer = (a: Position | null, b: Position, sign: 1 | -1): Position =>
    a !== null && store.comparePositions(a, b) * sign < 0 ? a : b;
  let above: Position | null = null;
  return async (filter, range, options) => {
    if (end === null) return nothing;
    if (range.direction === 'forward') {
      if (range.after !== null && store.comparePositions(range.after, end) >= 0) return nothing;
      return store.readLog(filter, { ...range, until: nearer(range.until, end, 1) }, options);
    }
    if (range.until !== null && store.comparePositions(range.until, end) > 0) return nothing;
    above ??= await firstAbove(store, end, options.signal);
    const after = above === null ? range.after : nearer(range.after, above, 1);
    const page = await store.readLog(filter, { ...range, after }, options);
    // What is appended while this page is read stands above an end that was the head before.
    return { ...page, items: page.items.filter(limit.holds) };
  };
}

async function firstAbove(
  store: EventStore,
  end: Position,
  signal: AbortSignal,
): Promise<Position | null> {
  const { items } = await store.readLog(
    { all: [] },
    { direction: 'forward', after: end, until: null },
    { signal, limit: 1, maxScanned: 10, payload: 'omit' },
  );
  const [next] = items;
  return next?.position ? position(next.position) : null;
}
