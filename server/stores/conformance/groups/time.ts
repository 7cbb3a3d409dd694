import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { Instant } from '@/lib/events/ids.ts';
import { streamId } from '@/lib/events/ids.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';
import type { EventStore, Located } from '../../port.ts';
import type { Harness, Opened } from '../harness.ts';
import { seedLog, timeAt } from '../seeds.ts';
import {
  caseUnless,
  everything,
  lacks,
  quiet,
  shownStream,
  walkLog,
  walkStream,
  withStore,
  type Obstacle,
} from '../suite.ts';

/** What `locate` must find where clocks run forward: the last event not later than `time`. */
function expectedAt(events: readonly RecordedEvent[], time: Instant): RecordedEvent | null {
  const found = events.findLast(
    ({ recordedAt }) => recordedAt !== null && compareInstants(recordedAt, time) <= 0,
  );
  return found ?? null;
}

const placeOf = (located: Located | null) =>
  located === null ? null : located.in === 'log' ? located.position : located.version;

async function expectInLog(store: EventStore, time: Instant): Promise<void> {
  const expected = expectedAt(await walkLog(store, everything), time);
  const found = await store.locate(time, null, quiet);
  expect(placeOf(found)).toEqual(expected === null ? null : expected.position);
  expect(found?.recordedAt).toBe(expected?.recordedAt);
}

async function expectEverywhere(store: EventStore, times: readonly Instant[]): Promise<void> {
  const streams = new Set((await walkLog(store, everything)).map((event) => event.streamId));
  for (const time of times) {
    await expectInLog(store, time);
    for (const stream of streams) {
      const expected = expectedAt(await walkStream(store, stream), time);
      const found = placeOf(await store.locate(time, stream, quiet));
      expect(found).toEqual(expected === null ? null : expected.version);
    }
  }
}

export function timeGroup(harness: Harness): void {
  const obstacle = lacks(harness, 'recorded-time');
  describe('finding a time', () => {
    forwardClocks(harness, obstacle);
    skewedClocks(harness, obstacle);
  });
}

function forwardClocks(harness: Harness, obstacle: Obstacle): void {
  const seconds = [10, 20, 20, 20, 30, 31, 31, 40];
  const ids = [
    'order-1',
    'order-1',
    'order-2',
    'order-1',
    'order-2',
    'order-1',
    'order-1',
    'order-2',
  ];
  const seeds = seedLog(
    seconds.map((second, index) => ({
      streamId: ids[index] ?? 'order-1',
      recordedAt: timeAt(second),
    })),
    harness,
  );
  let opened: Opened;
  beforeAll(async () => {
    opened = await harness.open(seeds);
  });
  afterAll(() => opened.close());

  caseUnless(obstacle, 'finds nothing before the first event', async () => {
    expect(await opened.store.locate(timeAt(9, 999_999), null, quiet)).toBeNull();
  });
  caseUnless(obstacle, 'finds an event exactly on its time', () =>
    expectEverywhere(opened.store, [timeAt(10), timeAt(30), timeAt(40)]),
  );
  caseUnless(obstacle, 'finds the last event before a time between two', () =>
    expectEverywhere(opened.store, [timeAt(15), timeAt(35), timeAt(39, 999_999)]),
  );
  caseUnless(obstacle, 'finds the last of several events with the same time', () =>
    expectEverywhere(opened.store, [timeAt(20), timeAt(25), timeAt(31)]),
  );
  caseUnless(obstacle, 'finds the last event after the end', () =>
    expectEverywhere(opened.store, [timeAt(41), timeAt(999_999_999)]),
  );
  caseUnless(obstacle, 'says nothing of skew where clocks run forward', async () => {
    const { store } = opened;
    expect((await store.locate(timeAt(25), null, quiet))?.skewed).toBe(false);
  });
  caseUnless(obstacle, 'finds nothing in an unknown stream', async () => {
    expect(await opened.store.locate(timeAt(99), streamId('order-unknown'), quiet)).toBeNull();
  });

  caseUnless(lacks(harness, 'recorded-time', 'microseconds'), 'tells microseconds apart', () =>
    withStore(
      harness,
      seedLog(
        [1, 2, 3].map((micros) => ({ streamId: 'order-1', recordedAt: timeAt(5, micros) })),
        harness,
      ),
      ({ store }) =>
        expectEverywhere(
          store,
          [0, 1, 2, 3, 4].map((micros) => timeAt(5, micros)),
        ),
    ),
  );

  caseUnless(obstacle, 'agrees with reading everything, for any rising times', async () => {
    const steps = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: -1, max: 130 }), async (gaps, asked) => {
        let second = 0;
        const parts = gaps.map((gap, index) => {
          second += gap;
          return { streamId: `order-${index % 3}`, recordedAt: timeAt(second) };
        });
        await withStore(harness, seedLog(parts, harness), ({ store }) =>
          expectEverywhere(store, [timeAt(asked)]),
        );
      }),
      { numRuns: 8 },
    );
  });
}

function skewedClocks(harness: Harness, obstacle: Obstacle): void {
  const seeds = seedLog(
    [10, 20, 50, 30, 40, 60].map((second) => ({ streamId: 'order-1', recordedAt: timeAt(second) })),
    harness,
  );
  const [any] = seeds;

  caseUnless(obstacle, 'flags a time in the log around which clocks ran backwards', () =>
    withStore(harness, seeds, async ({ store }) => {
      expect(await store.locate(timeAt(35), null, quiet)).toMatchObject({ skewed: true });
      expect(await store.locate(timeAt(10), null, quiet)).toMatchObject({ skewed: false });
    }),
  );

  caseUnless(obstacle, 'flags a time in a stream around which clocks ran backwards', () =>
    withStore(harness, seeds, async ({ store }) => {
      if (any === undefined) return;
      const stream = shownStream(harness, any);
      expect(await store.locate(timeAt(35), stream, quiet)).toMatchObject({ skewed: true });
      expect(await store.locate(timeAt(10), stream, quiet)).toMatchObject({ skewed: false });
    }),
  );
}
