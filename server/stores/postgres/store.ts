import type { Capabilities, EventStore } from '../port.ts';
import { check } from './check.ts';
import { describe } from './describe.ts';
import { pushableTerms } from './filter.ts';
import { findEvent, findEvents } from './find-event.ts';
import { horizonOf } from './horizon.ts';
import { listStreams } from './list-streams.ts';
import { locate } from './locate.ts';
import { compareKeys, keysOf } from './position-keys.ts';
import { readLog } from './read-log.ts';
import { readPositions } from './read-positions.ts';
import { keepsSnapshots, readSnapshot } from './read-snapshot.ts';
import { readStream } from './read-stream.ts';
import { readStreams } from './read-streams.ts';
import type { Reader } from './reader.ts';
import { cancelled } from './store-failure.ts';
import { tail } from './tail.ts';
import { volume } from './volume.ts';

/** The port over one open layout. */
export function openStore(reader: Reader): EventStore {
  const keys = reader.bound.layout.order.length;
  return {
    capabilities: capabilitiesOf(reader),
    check: (signal) => unlessAborted(signal, () => check(reader, signal)),
    describe: (signal) => unlessAborted(signal, () => describe(reader, signal)),
    volume: (request, signal) => unlessAborted(signal, () => volume(reader, request, signal)),
    listStreams: (query, range, options) =>
      unlessAborted(options.signal, () => listStreams(reader, { query, range, options })),
    readStream: (stream, range, options) =>
      unlessAborted(options.signal, () => readStream(reader, { stream, range }, options)),
    readStreams: (streams, options) =>
      unlessAborted(options.signal, () => readStreams(reader, streams, options)),
    readLog: (filter, range, options) =>
      unlessAborted(options.signal, () => readLog(reader, { filter, range, options })),
    readPositions: (positions, options) =>
      unlessAborted(options.signal, () => readPositions(reader, positions, options)),
    findEvent: (id, signal) => unlessAborted(signal, () => findEvent(reader, id, signal)),
    findEvents: (ids, options) =>
      unlessAborted(options.signal, () => findEvents(reader, ids, options)),
    locate: (time, stream, signal) =>
      unlessAborted(signal, () => locate(reader, { time, stream }, signal)),
    readSnapshot: (stream, until, signal) =>
      unlessAborted(signal, () => readSnapshot(reader, { stream, until }, signal)),
    tail: (filter, after, signal) => tail(reader, { filter, after, signal }),
    horizon: (signal) => unlessAborted(signal, () => horizonOf(reader, signal)),
    comparePositions: (a, b) => compareKeys(keysOf(a, keys), keysOf(b, keys)),
    close: () => reader.pool.close(),
  };
}

/** Refuses even a read that could be answered without the store. */
async function unlessAborted<Result>(
  signal: AbortSignal,
  read: () => Promise<Result>,
): Promise<Result> {
  if (signal.aborted) throw cancelled();
  return read();
}

function capabilitiesOf({ bound, seal, timeIndexed }: Reader): Capabilities {
  const { firstVersion, fields } = bound.layout;
  return {
    order: 'total',
    firstVersion,
    timeLookup: fields.recordedAt === null ? 'none' : timeIndexed ? 'indexed' : 'bisected',
    pushdown: pushableTerms(bound),
    tail: 'polled',
    seal,
    snapshots: keepsSnapshots(bound),
  };
}
