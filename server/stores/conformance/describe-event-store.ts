import { describe } from 'vitest';
import { fidelityGroup } from './groups/fidelity.ts';
import { filterGroup } from './groups/filter.ts';
import { logGroup } from './groups/log.ts';
import { readingGroup } from './groups/reading.ts';
import { safetyGroup } from './groups/safety.ts';
import { severalStreamsGroup } from './groups/several-streams.ts';
import { snapshotsGroup } from './groups/snapshots.ts';
import { streamsGroup } from './groups/streams.ts';
import { tailGroup } from './groups/tail.ts';
import { timeGroup } from './groups/time.ts';
import type { Harness } from './harness.ts';

/** The specification of the store port: every adapter and layout runs it on a real engine. */
export function describeEventStore(name: string, harness: Harness): void {
  describe(name, () => {
    readingGroup(harness);
    severalStreamsGroup(harness);
    streamsGroup(harness);
    fidelityGroup(harness);
    logGroup(harness);
    timeGroup(harness);
    filterGroup(harness);
    tailGroup(harness);
    snapshotsGroup(harness);
    safetyGroup(harness);
  });
}
