import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryClocks } from './arbitrary-clocks.ts';
import { compareHappenings, twoClocks, type TwoTimes } from './two-clocks.ts';

const at = (day: number): string => `2026-02-${String(day).padStart(2, '0')}T00:00:00Z`;
const event = (
  version: number,
  recorded: number | null,
  occurred: number | null = null,
): TwoTimes => ({
  version: BigInt(version),
  recordedAt: recorded === null ? null : at(recorded),
  occurredAt: occurred === null ? null : at(occurred),
});
const versions = (items: readonly TwoTimes[]): readonly string[] =>
  twoClocks(items).order.map((index) => String(items[index]?.version));

describe('the order in which events happened', () => {
  it('puts a late event where it happened, and names the first it overtook', () => {
    const items = [event(1, 1), event(2, 5), event(3, 6), event(4, 9, 4), event(5, 10)];
    expect(versions(items)).toEqual(['1', '4', '2', '3', '5']);
    expect(twoClocks(items).overtaken).toEqual([null, null, null, 1, null]);
  });

  it('takes the recorded time where the store does not say when it happened', () => {
    const items = [event(1, 3, 3), event(2, 4), event(3, 6, 4)];
    expect(versions(items)).toEqual(['1', '2', '3']);
    expect(twoClocks(items).happenings.map(({ by }) => by)).toEqual([
      'occurred',
      'recorded',
      'occurred',
    ]);
  });

  it('leaves an event without any time where it was recorded', () => {
    const items = [event(1, 5), event(2, null), event(3, 6, 2)];
    expect(versions(items)).toEqual(['3', '1', '2']);
    expect(versions([event(1, null), event(2, 1)])).toEqual(['1', '2']);
  });

  it('keeps events of one version together', () => {
    expect(versions([event(1, 5), event(2, 6), event(2, 1), event(3, 7)])).toEqual([
      '1',
      '2',
      '2',
      '3',
    ]);
  });

  it('is every event once, in order of happening, equal ones by version', () => {
    fc.assert(
      fc.property(arbitraryClocks, (events) => {
        const { order, placeOf, happenings } = twoClocks(events);
        expect([...order].sort((a, b) => a - b)).toEqual(events.map((_, index) => index));
        expect(order.map((index) => placeOf[index])).toEqual(events.map((_, place) => place));
        for (const [place, index] of order.entries()) {
          const before = order[place - 1];
          if (before === undefined) continue;
          const compared = compareHappenings(happenings[before], happenings[index]);
          expect(compared < 0 || (compared === 0 && before < index)).toBe(true);
        }
      }),
    );
  });

  it('names as overtaken the first that was recorded earlier and happened later', () => {
    fc.assert(
      fc.property(arbitraryClocks, (events) => {
        const { happenings, overtaken } = twoClocks(events);
        for (const [index, own] of happenings.entries()) {
          const first = happenings
            .slice(0, index)
            .findIndex((other) => compareHappenings(other, own) > 0);
          expect(overtaken[index]).toBe(first === -1 ? null : first);
        }
      }),
    );
  });
});
