import type { Version } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { Page } from '../port.ts';

/**
 * The first page of a stream from its first events, in any order: all there are, or those up to a version beyond the
 * page. Events that share a version stay together, in the order in which they are given.
 */
export function beginningOf(
  events: readonly RecordedEvent[],
  limit: number,
): Page<RecordedEvent, Version> {
  const items = events.toSorted(byVersion);
  const last = items[limit - 1]?.version;
  const further = items.findIndex(({ version }, index) => index >= limit && version !== last);
  if (further < 0) {
    // All beyond the page claim its last version, and what follows them was not asked for.
    const next = items.length > limit ? (last ?? null) : null;
    return { items, next, scanned: items.length };
  }
  return { items: items.slice(0, further), next: last ?? null, scanned: further };
}

const byVersion = (a: RecordedEvent, b: RecordedEvent): number =>
  a.version < b.version ? -1 : a.version > b.version ? 1 : 0;
