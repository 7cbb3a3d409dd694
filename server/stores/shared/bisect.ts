import type { Instant } from '@/lib/events/ids.ts';
import { compareInstants } from '@/lib/time/compare-instants.ts';

/** An event seen on the way: its place in the order that is bisected, and its time. */
export interface Probed {
  readonly key: bigint;
  readonly recordedAt: Instant;
}

export interface Bisection<Event extends Probed> {
  readonly time: Instant;
  /** Keys of the first and the last event. */
  readonly low: bigint;
  readonly high: bigint;
  /** For each key (ascending) the first event at or above it, null when there is none. One round trip. */
  readonly probe: (keys: readonly bigint[]) => Promise<readonly (Event | null)[]>;
  /** Consecutive events in ascending order: some just below the key, some from the key on. */
  readonly around: (key: bigint) => Promise<readonly Event[]>;
}

export interface Bisected<Event> {
  readonly event: Event;
  /** Time and order disagree nearby. */
  readonly skewed: boolean;
}

/** Keys asked in one round: 15 divide the range by 16, so five million events need six rounds. */
const keysPerRound = 15;

/**
 * The last event recorded at or before `time`, found without an index on time; null when all are
 * later. Times are taken to rise with keys; where clocks ran backwards near the answer it is the last
 * event of the neighbourhood that fits, and `skewed` is true.
 */
export async function bisect<Event extends Probed>(
  bisection: Bisection<Event>,
): Promise<Bisected<Event> | null> {
  const boundary = await findBoundary(bisection);
  return pickLast(await bisection.around(boundary), bisection.time);
}

/** The lowest key from which on events are later than `time`. */
async function findBoundary<Event extends Probed>(bisection: Bisection<Event>): Promise<bigint> {
  let low = bisection.low - 1n;
  let high = bisection.high + 1n;
  while (high - low > 1n) {
    const keys = keysBetween(low, high);
    const found = await bisection.probe(keys);
    for (const [index, key] of keys.entries()) {
      const event = found[index] ?? null;
      if (event === null || isAfter(event, bisection.time)) {
        high = key;
        break;
      }
      low = event.key > low ? event.key : low;
    }
  }
  return high;
}

function keysBetween(low: bigint, high: bigint): readonly bigint[] {
  const count = BigInt(keysPerRound);
  const width = high - low;
  if (width - 1n <= count) return Array.from({ length: Number(width - 1n) }, at(low, 1n, 1n));
  return Array.from({ length: keysPerRound }, at(low, width, count + 1n));
}

const at =
  (low: bigint, width: bigint, parts: bigint) =>
  (_: unknown, index: number): bigint =>
    low + (width * BigInt(index + 1)) / parts;

const isAfter = (event: Probed, time: Instant): boolean =>
  compareInstants(event.recordedAt, time) > 0;

/** The last of some consecutive events recorded at or before `time`; null when all are later. */
export function pickLast<Event extends Probed>(
  events: readonly Event[],
  time: Instant,
): Bisected<Event> | null {
  const index = events.findLastIndex((event) => !isAfter(event, time));
  const event = events[index];
  if (event === undefined) return null;
  const laterBefore = events.slice(0, index).some((earlier) => isAfter(earlier, time));
  return { event, skewed: laterBefore || runsBackwards(events.slice(Math.max(0, index - 1))) };
}

/** The answer stands between its neighbours in time, or clocks ran backwards right here. */
function runsBackwards(neighbours: readonly Probed[]): boolean {
  return neighbours.slice(0, 3).some((event, index) => {
    const next = neighbours[index + 1];
    return index < 2 && next !== undefined && isAfter(event, next.recordedAt);
  });
}
