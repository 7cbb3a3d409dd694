import { position, type Position } from '@/lib/events/ids.ts';
import type { Capabilities, EventStore } from '../port.ts';
import { committedInOrder, polledTail, type PolledLog } from '../shared/polled-tail.ts';
import { KeptTimeParts } from '../shared/time-parts.ts';
import { check } from './check.ts';
import type { Connection } from './connection.ts';
import { textOf } from './decode-value.ts';
import { describe } from './describe.ts';
import { findEvent, findEvents } from './find-event.ts';
import type { SqliteLayout } from './layouts/layout.ts';
import { listStreams } from './list-streams.ts';
import { locate } from './locate.ts';
import { pushableTerms } from './pushed-terms.ts';
import { readLog } from './read-log.ts';
import { positionNumber, readPositions } from './read-positions.ts';
import { readSnapshot } from './read-snapshot.ts';
import { readStream } from './read-stream.ts';
import { readStreams } from './read-streams.ts';
import type { Reader } from './reader.ts';
import { edgeOf } from './sample.ts';
import { volume } from './volume.ts';

/** Sorts before every 64-bit position. */
const origin = position('-9223372036854775808');

/** An event store on an open connection. Fails where the file cannot be read. */
export async function openStore(connection: Connection, layout: SqliteLayout): Promise<EventStore> {
  const { rows } = await connection.query(
    { sql: 'SELECT encoding FROM pragma_encoding', params: [] },
    AbortSignal.timeout(10_000),
  );
  const utf8 = textOf(rows[0]?.[0]) === 'UTF-8';
  return storeOn({ connection, layout, utf8, times: new KeptTimeParts() });
}

function storeOn(reader: Reader): EventStore {
  const head = async (signal: AbortSignal): Promise<Position | null> => {
    const last = await edgeOf(reader, 'DESC', signal);
    return last === null ? null : position(String(last));
  };
  const page: PolledLog['readLog'] = (filter, range, options) =>
    readLog(reader, { filter, range, options });
  return {
    capabilities: capabilitiesOf(reader.layout),
    check: (signal) => check(reader, signal),
    describe: (signal) => describe(reader, signal),
    volume: (request, signal) => volume(reader, request, signal),
    listStreams: (query, range, options) => listStreams(reader, { query, range, options }),
    readStream: (stream, range, options) => readStream(reader, { stream, range, options }),
    readStreams: (streams, options) => readStreams(reader, streams, options),
    readLog: page,
    readPositions: (positions, options) => readPositions(reader, positions, options),
    findEvent: (id, signal) => findEvent(reader, id, signal),
    findEvents: (ids, options) => findEvents(reader, ids, options),
    locate: (time, stream, signal) => locate(reader, { time, stream }, signal),
    readSnapshot: (stream, until, signal) => readSnapshot(reader, { stream, until }, signal),
    tail: (filter, after, signal) =>
      polledTail({ origin, head, readLog: page }, { filter, after, signal }),
    horizon: (signal) => committedInOrder(head, signal),
    comparePositions: (a, b) => compare(positionNumber(a), positionNumber(b)),
    close: () => reader.connection.close(),
  };
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

function capabilitiesOf(layout: SqliteLayout): Capabilities {
  const timed = layout.timeIndex ? 'indexed' : 'bisected';
  return {
    order: 'total',
    firstVersion: layout.firstVersion,
    timeLookup: layout.columns.recordedAt === null ? 'none' : timed,
    pushdown: pushableTerms(layout),
    tail: 'polled',
    seal: 'commit-order',
    snapshots: layout.snapshots !== null,
  };
}
