import { streamKey } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';
import type {
  StoreDescription,
  StreamQuery,
  StreamSummary,
  TypeSummary,
  Volume,
  VolumeRequest,
} from '../port.ts';
import { bucketOf, planBuckets } from '../shared/volume-buckets.ts';

export function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

const edge = (event: RecordedEvent | undefined) =>
  event === undefined ? null : { position: event.position, recordedAt: event.recordedAt };

const timesOf = (events: readonly RecordedEvent[]) =>
  events.flatMap(({ recordedAt }) => recordedAt ?? []).sort(compareInstants);

/** Exact counts of a log in order. */
export function describeLog(log: readonly RecordedEvent[]): StoreDescription {
  const types = [
    ...groupBy(log, ({ type, category }) => JSON.stringify([type, category])).values(),
  ];
  const categories = [...groupBy(log, ({ category }) => JSON.stringify(category)).values()];
  const streamsIn = (events: readonly RecordedEvent[]): bigint =>
    BigInt(new Set(events.map(({ streamId }) => streamId)).size);
  return {
    types: types.flatMap(summaryOfType),
    categories: categories.map((events) => ({
      category: events[0]?.category ?? null,
      events: BigInt(events.length),
      streams: streamsIn(events),
    })),
    events: BigInt(log.length),
    streams: streamsIn(log),
    first: edge(log[0]),
    head: edge(log.at(-1)),
    sampled: false,
    examined: BigInt(log.length),
  };
}

function summaryOfType(events: readonly RecordedEvent[]): readonly TypeSummary[] {
  const times = timesOf(events);
  return events.slice(0, 1).map(({ type, category }) => ({
    type,
    category,
    count: BigInt(events.length),
    firstSeen: times[0] ?? null,
    lastSeen: times.at(-1) ?? null,
  }));
}

/** Events per bucket and category; null when no event has a time. */
export function volumeOf(
  log: readonly RecordedEvent[],
  { from, to, buckets }: VolumeRequest,
): Volume | null {
  const times = timesOf(log);
  const [first, last] = [from ?? times[0], to ?? times.at(-1)];
  const plan = first === undefined || last === undefined ? null : planBuckets(first, last, buckets);
  if (plan === null) return null;
  const placed = log.flatMap(({ recordedAt, category }) => {
    if (recordedAt === null || (from !== null && compareInstants(recordedAt, from) < 0)) return [];
    if (to !== null && compareInstants(recordedAt, to) >= 0) return [];
    const bucket = bucketOf(plan, recordedAt);
    return bucket === null ? [] : [{ bucket, category }];
  });
  const counts = [
    ...groupBy(placed, (each) => JSON.stringify([each.bucket, each.category])).values(),
  ].flatMap((group) => group.slice(0, 1).map((each) => ({ ...each, events: group.length })));
  return { ...plan, counts, sampled: false, examined: BigInt(log.length) };
}

/** Streams that match, in ascending order of their keys. */
export function streamsOf(
  log: readonly RecordedEvent[],
  { prefix, category, order }: StreamQuery,
): readonly StreamSummary[] {
  const streams = [...groupBy(log, ({ streamId }) => streamId).values()].flatMap((events) => {
    const [first, last] = [events[0], events.at(-1)];
    if (first === undefined || last === undefined) return [];
    if (!first.streamId.startsWith(prefix)) return [];
    if (category !== undefined && first.category !== category) return [];
    return [summaryOfStream(first, last, { events: events.length, order })];
  });
  return streams.sort((a, b) => (a.key < b.key ? -1 : 1));
}

function summaryOfStream(
  first: RecordedEvent,
  last: RecordedEvent,
  { events, order }: { readonly events: number; readonly order: StreamQuery['order'] },
): StreamSummary {
  const inverse = String(Number.MAX_SAFE_INTEGER - Number(last.position)).padStart(16, '0');
  return {
    streamId: first.streamId,
    category: first.category,
    firstVersion: first.version,
    lastVersion: last.version,
    events: BigInt(events),
    lastRecordedAt: last.recordedAt,
    key: streamKey(order === 'id' ? first.streamId : inverse),
  };
}
