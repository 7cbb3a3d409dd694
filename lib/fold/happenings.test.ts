import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '@/lib/events/ids.ts';
import { pointOf } from '@/lib/time/compare-instants.ts';
import { Happenings } from './happenings.ts';
import { lateSeconds } from './late.ts';
import { compareHappenings, twoClocks, type TwoTimes } from './two-clocks.ts';

function happeningsOf(events: readonly TwoTimes[]): Happenings {
  const happenings = new Happenings();
  for (const [index, event] of events.entries()) {
    const recorded = event.recordedAt === null ? null : pointOf(instant(event.recordedAt));
    happenings.push(event, { recorded, isTwin: events[index - 1]?.version === event.version });
  }
  return happenings;
}

/** Times that lie near each other and near the hour from which a record is late, and times that are none. */
const time = fc.option(
  fc.oneof(
    { weight: 6, arbitrary: fc.nat(7200).map((second) => at(second)) },
    {
      weight: 4,
      arbitrary: fc
        .tuple(
          fc.constantFrom(0, 3599, 3600, 3601),
          fc.constantFrom('0004', '0009', '000000000004'),
        )
        .map(([second, digits]) => at(second).replace('Z', `.${digits}Z`)),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom('infinity', '-infinity', '9999-12-31T00:00:00Z', 'soon', ''),
    },
  ),
  { nil: null, freq: 5 },
);
const at = (second: number): string =>
  new Date(Date.UTC(2026, 1, 1) + second * 1000).toISOString().replace('.000Z', 'Z');

const clocks: fc.Arbitrary<readonly TwoTimes[]> = fc
  .array(fc.tuple(time, time, fc.constantFrom(0n, 1n, 1n, 1n, 3n)), { maxLength: 60 })
  .map((items) => {
    let version = 0n;
    return items.map(([recordedAt, occurredAt, step]) => {
      version += step;
      return { version, recordedAt, occurredAt };
    });
  });

/** By definition: an hour or more after it happened, or after something that happened later. */
function lateOf(events: readonly TwoTimes[]): readonly boolean[] {
  const { happenings } = twoClocks(events);
  return events.map((event, index) => {
    const own = happenings[index];
    const told = own?.by === 'occurred';
    const overtook = happenings.slice(0, index).some((each) => compareHappenings(each, own) > 0);
    return lateSeconds(event) !== null || (told && overtook);
  });
}

describe('both clocks of a stream, made in one pass', () => {
  it('mark as late what is late by definition, and nothing else', () => {
    fc.assert(
      fc.property(clocks, (events) => {
        const happenings = happeningsOf(events);
        expect(events.map((_, index) => happenings.isLateArrival(index))).toEqual(lateOf(events));
      }),
      { numRuns: 500 },
    );
  });

  it('say what is said of all events at once: when, how it is known, and what was overtaken', () => {
    fc.assert(
      fc.property(clocks, (events) => {
        const happenings = happeningsOf(events);
        const all = twoClocks(events);
        const indexes = events.map((_, index) => index);
        expect(indexes.map((index) => happenings.by(index))).toEqual(
          all.happenings.map(({ by }) => by),
        );
        expect(indexes.map((index) => happenings.overtakenBy(index))).toEqual(all.overtaken);
        expect(indexes.toSorted((a, b) => happenings.compare(a, b) || a - b)).toEqual(all.order);
      }),
      { numRuns: 500 },
    );
  });

  it('go on from any place where they were kept, as if they had never been put away', () => {
    fc.assert(
      fc.property(clocks, fc.nat(60), (events, cut) => {
        const whole = happeningsOf(events);
        const { milliseconds, picoseconds, notes } = whole.columns;
        const kept = Happenings.of({
          milliseconds: milliseconds.slice(0, cut),
          picoseconds: picoseconds.slice(0, cut),
          notes: notes.slice(0, cut),
        });
        for (const [index, event] of events.entries()) {
          if (index < cut) continue;
          const recorded = event.recordedAt === null ? null : pointOf(instant(event.recordedAt));
          kept.push(event, { recorded, isTwin: events[index - 1]?.version === event.version });
        }
        expect(kept.columns).toEqual(whole.columns);
      }),
    );
  });

  it('find what was overtaken however far back it lies', () => {
    const events = Array.from({ length: 5000 }, (_, index) => ({
      version: BigInt(index),
      recordedAt: at(index),
      occurredAt: index === 4999 ? at(1500) : index === 2600 ? at(7000) : at(index),
    }));
    const happenings = happeningsOf(events);
    expect(happenings.overtakenBy(4999)).toBe(1501);
    expect(happenings.overtakenBy(2601)).toBe(2600);
    expect(happenings.correctedBy(1501)).toBeNull();
    expect(happenings.bytes).toBe(8192 * 13);
  });
});
