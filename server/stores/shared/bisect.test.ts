import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, type Instant } from '@/lib/events/ids.ts';
import { finite, printPoint } from '@/lib/time/time-point.ts';
import { bisect, type Bisected, type Probed } from './bisect.ts';

const at = (second: number): Instant => printPoint(finite(1_700_000_000 + second, ''));

const eventsAt = (places: readonly (readonly [key: number, second: number])[]): Probed[] =>
  places.map(([key, second]) => ({ key: BigInt(key), recordedAt: at(second) }));

interface Run {
  readonly answer: Bisected<Probed> | null;
  readonly rounds: number;
}

async function locate(events: readonly Probed[], time: Instant): Promise<Run> {
  let rounds = 0;
  const answer = await bisect({
    time,
    low: events[0]?.key ?? 0n,
    high: events.at(-1)?.key ?? 0n,
    probe: (keys) => {
      rounds += 1;
      return Promise.resolve(keys.map((key) => firstFrom(events, key)));
    },
    around: (key) => {
      const index = events.findIndex((event) => event.key >= key);
      const middle = index < 0 ? events.length : index;
      return Promise.resolve(events.slice(Math.max(0, middle - 20), middle + 20));
    },
  });
  return { answer, rounds };
}

/** Keys ascend, so this is the binary search an index would do. */
function firstFrom(events: readonly Probed[], key: bigint): Probed | null {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle]?.key ?? 0n) < key) low = middle + 1;
    else high = middle;
  }
  return events[low] ?? null;
}

const keyAt = async (events: readonly Probed[], second: number): Promise<bigint | null> =>
  (await locate(events, at(second))).answer?.event.key ?? null;

describe('bisection by time', () => {
  const events = eventsAt([
    [3, 10],
    [4, 20],
    [9, 20],
    [700, 30],
  ]);

  it('finds nothing before the first event', async () => {
    expect(await keyAt(events, 9)).toBeNull();
  });

  it('finds an event recorded exactly then', async () => {
    expect(await keyAt(events, 10)).toBe(3n);
  });

  it('finds the last of those recorded at the same time', async () => {
    expect(await keyAt(events, 20)).toBe(9n);
  });

  it('finds the one before when none was recorded then', async () => {
    expect(await keyAt(events, 29)).toBe(9n);
  });

  it('finds the last event for any later time', async () => {
    expect(await keyAt(events, 31)).toBe(700n);
    expect((await locate(events, instant('infinity'))).answer?.event.key).toBe(700n);
  });

  it('finds nothing in an empty order', async () => {
    expect((await locate([], at(1))).answer).toBeNull();
  });

  it('agrees with a scan wherever keys have gaps and times repeat', async () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 900 }), fc.nat({ max: 3 })), {
      minLength: 1,
      maxLength: 400,
    });
    await fc.assert(
      fc.asyncProperty(steps, fc.nat({ max: 700 }), async (increments, second) => {
        let [key, time] = [-50, 0];
        const places = increments.map(([more, later]): [number, number] => [
          (key += more),
          (time += later),
        ]);
        const scanned = places.findLast(([, when]) => when <= second);
        const { answer } = await locate(eventsAt(places), at(second));
        expect(answer?.event.key).toBe(scanned === undefined ? undefined : BigInt(scanned[0]));
        expect(answer?.skewed ?? false).toBe(false);
      }),
    );
  });

  it('needs six rounds for five million keys', async () => {
    const sparse = eventsAt(
      Array.from({ length: 5000 }, (_, index): [number, number] => [index * 1000, index]),
    );
    const { rounds, answer } = await locate(sparse, at(3210));
    expect(answer?.event.key).toBe(3_210_000n);
    expect(rounds).toBeLessThanOrEqual(6);
  });
});

describe('bisection where clocks ran backwards', () => {
  const events = eventsAt([
    [1, 10],
    [2, 40],
    [3, 20],
    [4, 50],
    [5, 60],
  ]);

  it('takes the last that fits and says that time and order disagree', async () => {
    const { answer } = await locate(events, at(25));
    expect(answer).toMatchObject({ event: { key: 3n }, skewed: true });
  });

  it('says so where the jump lies right before the answer', async () => {
    expect((await locate(events, at(45))).answer).toMatchObject({
      event: { key: 3n },
      skewed: true,
    });
  });

  it('does not say so far from the jump', async () => {
    expect((await locate(events, at(60))).answer).toMatchObject({
      event: { key: 5n },
      skewed: false,
    });
  });
});
