import type { EventStore } from '../port.ts';

const beginning = { direction: 'forward', after: null, until: null } as const;

/** `readStreams` of a store to which one read costs as little as many. */
export const streamsOneByOne =
  (readStream: EventStore['readStream']): EventStore['readStreams'] =>
  async (streams, options) =>
    new Map(
      await Promise.all(
        streams.map(
          async (stream) => [stream, await readStream(stream, beginning, options)] as const,
        ),
      ),
    );
