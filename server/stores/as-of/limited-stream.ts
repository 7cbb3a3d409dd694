import { justAbove, type StreamId, type Version } from '@/lib/events/ids.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';
import type { EventStore, Range, StoreSnapshot } from '../port.ts';
import type { Limit } from './limit.ts';

const nothing = { items: [], next: null, scanned: 0 } as const;

/** A stream up to its last version under the limit. */
export function limitedStream(store: EventStore, limit: Limit): EventStore['readStream'] {
  return async (stream, range, options) => {
    const last = await limit.lastVersion(stream, options.signal);
    const within = last === null ? null : withinLast(range, last);
    if (within === null) return nothing;
    const page = await store.readStream(stream, within, options);
    // One of two events that claim the last version can be later than the other.
    return { ...page, items: page.items.filter(limit.holds) };
  };
}

function withinLast(range: Range<Version>, last: Version): Range<Version> | null {
  const { direction, after, until } = range;
  if (direction === 'forward') {
    if (after !== null && after >= last) return null;
    return { ...range, until: until !== null && until < last ? until : last };
  }
  if (until !== null && until > last) return null;
  return { ...range, after: after !== null && after <= last ? after : justAbove(last) };
}

/** The newest snapshot that the store had saved by then. */
export function limitedSnapshot(store: EventStore, limit: Limit): EventStore['readSnapshot'] {
  return async (stream, until, signal) => {
    const last = await limit.lastVersion(stream, signal);
    if (last === null) return null;
    const found = await store.readSnapshot(stream, earlier(until, last), signal);
    return found === null || isSavedLater(found, limit) ? null : found;
  };
}

const earlier = (until: Version | null, last: Version): Version =>
  until !== null && until < last ? until : last;

const isSavedLater = ({ recordedAt }: StoreSnapshot, { time }: Limit): boolean =>
  recordedAt !== null && compareInstants(recordedAt, time) > 0;

/** Where a time lies, no later than the limit. */
export function limitedLocate(store: EventStore, limit: Limit): EventStore['locate'] {
  return async (time, stream, signal) => {
    const asked = compareInstants(time, limit.time) < 0 ? time : limit.time;
    const found = await store.locate(asked, stream, signal);
    if (found?.in !== 'stream' || stream === null) return found;
    const last = await limit.lastVersion(stream, signal);
    if (last === null) return null;
    return found.version <= last ? found : lastOf(store, { stream, last }, signal);
  };
}

/** By time the stream reaches beyond the limit: its clock and the log's order disagree. */
async function lastOf(
  store: EventStore,
  { stream, last }: { readonly stream: StreamId; readonly last: Version },
  signal: AbortSignal,
): ReturnType<EventStore['locate']> {
  const { items } = await store.readStream(
    stream,
    { direction: 'backward', after: justAbove(last), until: null },
    { signal, limit: 1, maxScanned: 10, payload: 'omit' },
  );
  const [event] = items;
  if (event === undefined || event.recordedAt === null) return null;
  return { in: 'stream', version: event.version, recordedAt: event.recordedAt, skewed: true };
}
