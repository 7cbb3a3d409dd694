import 'server-only';
import { AppError } from '@/lib/errors.ts';
import type { Instant } from '@/lib/events/ids.ts';
import type { EventStore } from '../port.ts';
import { streamsOneByOne } from '../shared/streams-one-by-one.ts';
import { limitOf } from './limit.ts';
import { limitedDescription, limitedVolume } from './limited-counts.ts';
import { limitedHorizon } from './limited-horizon.ts';
import { limitedLog } from './limited-log.ts';
import { limitedLocate, limitedSnapshot, limitedStream } from './limited-stream.ts';
import { limitedStreams } from './limited-streams.ts';

/**
 * The store as it was at `time`: the log up to the last event recorded at or before it, and of every
 * stream what stands there. No method tells of anything later; `tail` throws `unsupported`, because
 * the past does not go on. Closing it is left to the owner of `store`.
 */
export async function storeAsOf(
  store: EventStore,
  time: Instant,
  signal: AbortSignal,
): Promise<EventStore> {
  const limit = await limitOf(store, time, signal);
  const readLog = limitedLog(store, limit);
  const readStream = limitedStream(store, limit);
  return {
    capabilities: { ...store.capabilities, tail: 'none' },
    check: (asking) => store.check(asking),
    describe: limitedDescription(readLog),
    volume: limitedVolume(store, limit),
    listStreams: limitedStreams(store, readLog, limit),
    readStream,
    readStreams: streamsOneByOne(readStream),
    readLog,
    readPositions: async (positions, options) => {
      const events = await store.readPositions(positions, options);
      return events.filter(limit.holds);
    },
    findEvent: async (id, asking) => {
      const found = await store.findEvent(id, asking);
      return found !== null && limit.holds(found) ? found : null;
    },
    findEvents: async (ids, options) => {
      const found = await store.findEvents(ids, options);
      return found.filter(limit.holds);
    },
    locate: limitedLocate(store, limit),
    readSnapshot: limitedSnapshot(store, limit),
    tail: () => {
      throw new AppError('unsupported', 'A store of the past gets no new events.');
    },
    horizon: limitedHorizon(store, limit),
    comparePositions: (a, b) => store.comparePositions(a, b),
    close: () => Promise.resolve(),
  };
}
