import 'server-only';
import { AppError } from '@/lib/errors.ts';
import { position, type Instant, type Position, type StreamId } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';
import type { Capabilities, EventStore, Located, StoreHealth } from '../port.ts';
import { matches } from '../shared/matches.ts';
import { committedInOrder, polledTail, type PolledLog } from '../shared/polled-tail.ts';
import { streamsOneByOne } from '../shared/streams-one-by-one.ts';
import { pageOf, shown } from './page.ts';
import { describeLog, streamsOf, volumeOf } from './summaries.ts';

/** A store over events in memory, and the only way to add to it. */
export interface MemoryStore {
  readonly store: EventStore;
  readonly append: (events: readonly RecordedEvent[]) => void;
}

const health: StoreHealth = {
  reachable: true,
  server: 'memory',
  readOnly: 'enforced',
  readOnlyReason: 'The port has no write, and nothing else reaches the events.',
  warnings: [],
};

const capabilitiesWith = (firstVersion: 0n | 1n): Capabilities => ({
  order: 'total',
  firstVersion,
  timeLookup: 'indexed',
  pushdown: new Set([
    'stream',
    'streamPrefix',
    'category',
    'type',
    'tag',
    'recordedFrom',
    'recordedTo',
    'correlationId',
    'causationId',
    'initiator',
    'dataContains',
  ]),
  tail: 'polled',
  seal: 'commit-order',
  snapshots: false,
});

/** The reference adapter. Positions count from 1 in the order of `append`. */
export function openMemoryStore(firstVersion: 0n | 1n): MemoryStore {
  const log: RecordedEvent[] = [];
  let closed = false;
  const events = (signal: AbortSignal): readonly RecordedEvent[] => {
    if (closed) throw new AppError('store_unavailable', 'The store is closed.');
    if (signal.aborted) throw new AppError('cancelled', 'The read was cancelled.');
    return log;
  };
  const capabilities = capabilitiesWith(firstVersion);
  return {
    store: storeOver(events, capabilities, () => {
      closed = true;
    }),
    append(added) {
      for (const event of added) log.push({ ...event, position: position(String(log.length + 1)) });
    },
  };
}

type Events = (signal: AbortSignal) => readonly RecordedEvent[];

function storeOver(events: Events, capabilities: Capabilities, close: () => void): EventStore {
  const head = (signal: AbortSignal): Promise<Position | null> =>
    later(() => events(signal).at(-1)?.position ?? null);
  const readLog: PolledLog['readLog'] = (filter, range, options) =>
    later(() => {
      refuseUndeclared(filter, capabilities);
      const page = pageOf({
        items: events(options.signal),
        keyOf: ({ position: place }) => place ?? position('0'),
        compare: comparePositions,
        range,
        options,
        accepts: (event) => matches(filter, event),
      });
      return { ...page, items: page.items.map((event) => shown(event, options)) };
    });
  const readStream: EventStore['readStream'] = (stream, range, options) =>
    later(() => {
      const page = pageOf({
        items: inStream(events(options.signal), stream),
        keyOf: ({ version }) => version,
        compare: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
        range,
        options,
        accepts: () => true,
      });
      return { ...page, items: page.items.map((event) => shown(event, options)) };
    });
  return {
    capabilities,
    check: (signal) => later(() => (events(signal), health)),
    describe: (signal) => later(() => describeLog(events(signal))),
    volume: (request, signal) => later(() => volumeOf(events(signal), request)),
    listStreams: (query, range, options) =>
      later(() =>
        pageOf({
          items: streamsOf(events(options.signal), query),
          keyOf: ({ key }) => key,
          compare: (a, b) => (a < b ? -1 : a > b ? 1 : 0),
          range,
          options,
          accepts: () => true,
        }),
      ),
    readStream,
    readStreams: streamsOneByOne(readStream),
    readLog,
    readPositions: (positions, options) =>
      later(() => {
        const wanted = new Set(positions.map(numberOf));
        return events(options.signal)
          .filter(({ position: place }) => place !== null && wanted.has(numberOf(place)))
          .map((event) => shown(event, options));
      }),
    findEvent: (id, signal) =>
      later(() => {
        const found = events(signal).find((event) => event.id === id);
        return found === undefined ? null : shown(found, { payload: 'full' });
      }),
    findEvents: (ids, options) =>
      later(() => {
        const wanted = new Set(ids);
        const found = events(options.signal).filter(({ id }) => wanted.has(id));
        return found.map((event) => shown(event, options));
      }),
    locate: (time, stream, signal) => later(() => locateIn(events(signal), time, stream)),
    readSnapshot: (_stream, _until, signal) => later(() => (events(signal), null)),
    tail: (filter, after, signal) =>
      polledTail({ origin: position('0'), head, readLog }, { filter, after, signal }),
    horizon: (signal) => committedInOrder(head, signal),
    comparePositions,
    close: () => later(close),
  };
}

/** Failures arrive as rejections, as they do from a store that is far away. */
const later = async <Result>(compute: () => Result): Promise<Result> => {
  await Promise.resolve();
  return compute();
};

function refuseUndeclared(
  filter: Parameters<EventStore['readLog']>[0],
  { pushdown }: Capabilities,
): void {
  const undeclared = filter.all.find(({ term }) => !pushdown.has(term));
  if (undeclared === undefined) return;
  throw new AppError('unsupported', `This store cannot filter by ${undeclared.term} itself.`);
}

function numberOf(place: Position): bigint {
  if (/^\d+$/.test(place)) return BigInt(place);
  throw new AppError('invalid_input', `"${place}" is not a position of this store.`, {
    field: 'position',
  });
}

function comparePositions(a: Position, b: Position): number {
  const [left, right] = [numberOf(a), numberOf(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Events of a stream by version; those that share one, in log order. */
const inStream = (log: readonly RecordedEvent[], stream: StreamId): readonly RecordedEvent[] =>
  log
    .filter(({ streamId }) => streamId === stream)
    .sort((a, b) => (a.version < b.version ? -1 : a.version > b.version ? 1 : 0));

function locateIn(
  log: readonly RecordedEvent[],
  time: Instant,
  stream: StreamId | null,
): Located | null {
  const events = stream === null ? log : inStream(log, stream);
  const isLate = ({ recordedAt }: RecordedEvent): boolean =>
    recordedAt !== null && compareInstants(recordedAt, time) > 0;
  const index = events.findLastIndex((event) => event.recordedAt !== null && !isLate(event));
  const found = events[index];
  if (found === undefined || found.recordedAt === null || found.position === null) return null;
  const { recordedAt, version } = found;
  const skewed = events.slice(0, index).some(isLate);
  return stream === null
    ? { in: 'log', position: found.position, recordedAt, skewed }
    : { in: 'stream', version, recordedAt, skewed };
}
