import fc from 'fast-check';
import { instant, type Instant } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { arbitraryStream } from './arbitrary-stream.ts';

const day = fc.integer({ min: 1, max: 28 });
const time: fc.Arbitrary<Instant | null> = fc.option(
  day.map((number) => instant(`2026-02-${String(number).padStart(2, '0')}T00:00:00Z`)),
  { nil: null, freq: 4 },
);

/** Streams whose events were recorded and happened at any times, or at none. */
export const arbitraryClocks: fc.Arbitrary<readonly RecordedEvent[]> = arbitraryStream.chain(
  (events) =>
    fc
      .array(fc.tuple(time, time), { minLength: events.length, maxLength: events.length })
      .map((times) =>
        events.map((event, index) => {
          const [recordedAt = null, occurredAt = null] = times[index] ?? [];
          return { ...event, recordedAt, occurredAt };
        }),
      ),
);
