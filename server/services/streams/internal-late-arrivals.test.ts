import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryClocks } from '@/lib/fold/arbitrary-clocks.ts';
import { lateSeconds } from '@/lib/fold/late.ts';
import { compareHappenings, twoClocks } from '@/lib/fold/two-clocks.ts';
import type { RecordedEvent } from '@/lib/events/recorded-event.ts';
import { lateArrivals } from './internal-late-arrivals.ts';
import { sliceOf, StreamIndex } from './internal-stream-index.ts';

function indexOf(events: readonly RecordedEvent[]): StreamIndex {
  const index = new StreamIndex();
  for (const event of events) index.push(event);
  return index;
}

/** By definition, looking at every event recorded before each of them. */
function lateOnes(events: readonly RecordedEvent[]): readonly number[] {
  const { happenings } = twoClocks(events);
  return events.flatMap((event, at) => {
    const own = happenings[at];
    const overtook = happenings.slice(0, at).some((each) => compareHappenings(each, own) > 0);
    const isLate = lateSeconds(event) !== null || (own?.by === 'occurred' && overtook);
    return isLate ? [at] : [];
  });
}

describe('the late arrivals of a whole stream', () => {
  it('are as many as by definition, and all that are marked are late', () => {
    fc.assert(
      fc.property(arbitraryClocks, fc.integer({ min: 1, max: 50 }), (events, slices) => {
        const late = lateOnes(events);
        const { count, marks } = lateArrivals(indexOf(events), slices);
        expect(count).toBe(late.length);
        const versions = new Set(late.map((at) => events[at]?.version));
        for (const { version } of marks)
          expect([version, versions.has(version as never)]).toEqual([version, true]);
      }),
    );
  });

  it('have a mark where each of them lies, over time and over versions', () => {
    fc.assert(
      fc.property(arbitraryClocks, fc.integer({ min: 1, max: 50 }), (events, slices) => {
        const index = indexOf(events);
        const { marks } = lateArrivals(index, slices);
        const span = index.span();
        const versions = { from: Number(index.versionAt(0)), to: Number(index.last ?? 0n) };
        const slicesOf = (version: bigint, time: number) => [
          sliceOf(Number(version), versions, slices),
          ...(span === null || Number.isNaN(time) ? [] : [sliceOf(time, span, slices)]),
        ];
        for (const axis of [0, 1]) {
          const marked = new Set(marks.map(({ version, time }) => slicesOf(version, time)[axis]));
          for (const at of lateOnes(events)) {
            const slice = slicesOf(index.versionAt(at), index.timeAt(at))[axis];
            if (slice !== undefined) expect(marked).toContain(slice);
          }
        }
      }),
    );
  });

  it('are none of a stream without events', () => {
    expect(lateArrivals(new StreamIndex(), 10)).toEqual({ count: 0, marks: [] });
  });
});
