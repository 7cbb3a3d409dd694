import { eventId, position, streamId, version } from '@/lib/events/ids.ts';
import type { Payload, RecordedEvent } from '@/lib/events/recorded-event.ts';
import type { Harness, SeedEvent, SeedPayload } from '../../conformance/harness.ts';
import { openMemoryStore } from '../memory-store.ts';

const payloadOf = (seed: SeedPayload): Payload => {
  if (seed.kind !== 'bytes') return seed;
  return { kind: 'binary', bytes: seed.bytes, encoding: 'invalid-utf8' };
};

const eventOf = (seed: SeedEvent): RecordedEvent => ({
  ...seed,
  id: eventId(seed.id),
  streamId: streamId(seed.streamId),
  version: version(seed.version),
  position: position('0'),
  occurredAt: null,
  tenant: null,
  link: false,
  data: payloadOf(seed.data),
  metadata: payloadOf(seed.metadata ?? { kind: 'absent' }),
});

/** A store in memory, as the other ones are opened. */
export function memoryHarness(firstVersion: 0n | 1n): Harness {
  return {
    firstVersion,
    cannot: {},
    open(seeds) {
      const { store, append } = openMemoryStore(firstVersion);
      append(seeds.map(eventOf));
      return Promise.resolve({
        store,
        append: (added) => Promise.resolve(append(added.map(eventOf))),
        attemptWrite: { because: 'memory has no connection' },
        close: () => store.close(),
      });
    },
    lateCommit: { because: 'one thread appends in order' },
    openBroken: { because: 'memory is always there' },
    snapshots: { because: 'only events are in memory' },
    timeOut: { because: 'memory has no time limit' },
  };
}
